"""Connecting accounts, and seeing whether they can be relied on."""
