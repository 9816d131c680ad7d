"""The laws of publishing."""
