"""Insight's words in templates."""
