"""A Telegram channel as a follower: posts that are edited when a story is updated and deleted when it is killed."""
