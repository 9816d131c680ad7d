"""Filters of the templates of insight."""
