"""Hashtags on a Mastodon server."""
