"""Makers of test objects: each goes through the same actions that people go through."""
