"""Bluesky, as its Jetstream tells it."""
