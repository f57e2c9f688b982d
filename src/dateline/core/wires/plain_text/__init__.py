"""Plain text: copy for people and teleprinters, to be read by no machine."""
