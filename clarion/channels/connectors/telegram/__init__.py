"""Telegram: an office's channel, what people write below its posts, and to its bot."""
