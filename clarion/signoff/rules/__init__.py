"""The laws of agreement."""
