"""The laws of who may do what."""
