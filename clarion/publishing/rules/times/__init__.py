"""Days, hours and moments: on the wall, in words, and in the world."""
