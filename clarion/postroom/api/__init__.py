"""The machine interface of the postroom: hooks that networks call."""
