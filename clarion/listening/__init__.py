"""Listening: what is said about us, for a stated purpose, until a stated day, and never whom."""
