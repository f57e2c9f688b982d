"""NewsML-G2 (IPTC G2 Standard for news items, packages and messages)."""
