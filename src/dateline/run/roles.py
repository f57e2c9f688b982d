"""The roles' names, for commands and settings, which are read before Django is set up."""

ROLES = ("reporter", "photo editor", "editor", "chief editor", "administrator")
"""Those of ``dateline.desk.people.rights``; a test holds the two equal."""
