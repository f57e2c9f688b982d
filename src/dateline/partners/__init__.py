"""Partner news: what partners offer, what they are offered, and what is counted of it."""
