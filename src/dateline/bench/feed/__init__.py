"""``feed``: filters without words over ten million stories, from memory and disk, beside two databases and a scan."""
