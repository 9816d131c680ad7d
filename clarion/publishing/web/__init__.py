"""Writing, timing and following what the office says."""
