"""Looking after the people of an office."""
