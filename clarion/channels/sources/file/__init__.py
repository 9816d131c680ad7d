"""Files that somebody hands in."""
