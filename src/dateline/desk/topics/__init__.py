"""Topics at the desk: the tree and its changes, what incoming codes mean, and the trained models."""
