"""IPTC 7901: teletype messages between agencies, framed by control characters."""
