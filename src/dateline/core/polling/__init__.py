"""When a source is asked again: pure arithmetic over what its answers said and how often it has news."""
