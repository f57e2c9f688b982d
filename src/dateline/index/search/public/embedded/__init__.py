"""News search embedded in our own processes: Tantivy, with tokens of our own making."""
