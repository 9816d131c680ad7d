"""FakeNet must fail exactly as it was told to, and otherwise work."""
