"""The parts of the benchmark of news search."""
