"""Partner news without a database: what a feed may offer, whose turn it is, and who is a machine."""
