"""Places: the streets, areas and buildings that an office knows by name."""
