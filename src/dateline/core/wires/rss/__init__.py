"""RSS 2.0 with the modules that news feeds use."""
