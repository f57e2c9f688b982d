"""How dates and times are written where Django has a country's way of its own."""
