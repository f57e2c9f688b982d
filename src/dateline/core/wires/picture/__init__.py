"""Picture files: the photo as an item of its own, by the metadata inside it."""
