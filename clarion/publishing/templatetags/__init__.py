"""Words of publishing for its templates."""
