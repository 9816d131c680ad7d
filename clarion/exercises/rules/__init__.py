"""The laws of the town: who writes what, when, and what an answer gets."""
