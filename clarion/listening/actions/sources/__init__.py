"""Adding, following and leaving sources."""
