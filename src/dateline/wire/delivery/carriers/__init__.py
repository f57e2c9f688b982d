"""The ways on which messages go, one module each."""
