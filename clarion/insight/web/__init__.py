"""Insight's doors."""
