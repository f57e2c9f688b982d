"""What Wagtail is told of this room."""
