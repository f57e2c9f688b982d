"""The page of news search: what is asked, what is found, and what else could be asked."""
