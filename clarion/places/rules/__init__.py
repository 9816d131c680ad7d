"""The laws of places: what a list may hold, and what becomes of one."""
