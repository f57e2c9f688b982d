"""The archive as the newsroom sees it: a list with filters, and search. Trusted: it holds what is not public."""
