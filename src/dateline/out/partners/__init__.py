"""What partners are given: a feed and two widgets each, with links that are counted."""
