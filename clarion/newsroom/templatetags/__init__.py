"""Words of the newsroom for its templates."""
