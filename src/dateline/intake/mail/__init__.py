"""Press releases by mail: an IMAP folder as a source (RFC 3501; RFC 9051)."""
