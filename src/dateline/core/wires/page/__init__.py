"""Article pages of the web: HTML with JSON-LD, Open Graph and whatever else tells what the page is."""
