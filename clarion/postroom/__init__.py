"""Everything that comes in or goes out: the only door to the world."""
