"""The plain-text capture of an agency's story page, as somebody copied or saved it."""
