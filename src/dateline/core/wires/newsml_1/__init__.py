"""NewsML 1.x (IPTC, versions 1.0 to 1.2), the one before NewsML-G2."""
