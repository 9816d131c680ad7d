"""The tables of insight, step by step."""
