"""FakeNet: a network that runs on one machine, for exercises and tests only."""
