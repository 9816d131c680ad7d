"""Bluesky, as one server tells it itself: the stream of its repositories."""
