"""Atom 1.0 (RFC 4287), with Media RSS."""
