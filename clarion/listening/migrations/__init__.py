"""The tables of listening, step by step."""
