"""Where copy comes from: sources, their wires, how these are doing, and what may be done with what they send."""
