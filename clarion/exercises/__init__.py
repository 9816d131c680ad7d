"""Drills: the same product, walled off, with a public that writes."""
