"""The room where clients of our wire are looked after."""
