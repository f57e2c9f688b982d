"""Pages of alerts: asking for one, and what the links in mails open."""
