"""Bluesky, and any other server that speaks the same protocol."""
