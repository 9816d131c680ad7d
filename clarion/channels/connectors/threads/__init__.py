"""Threads: short posts, answers below them, and whoever names the office."""
