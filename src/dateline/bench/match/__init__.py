"""``match``: a story against a million saved filters."""
