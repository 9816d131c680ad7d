"""Nextdoor: what a public agency says to its neighborhoods."""
