"""The laws of the newsroom."""
