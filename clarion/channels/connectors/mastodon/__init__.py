"""Mastodon, and other servers that speak its language to clients."""
