"""What outlets tell, at the desk: what we lack, what readers doubt, and the editors' word on each event."""
