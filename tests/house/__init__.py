"""A whole Clarion beside the tests, started, used, hurt and stopped as a real one is."""
