"""English, for an agency that is read everywhere."""
