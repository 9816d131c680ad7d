"""Who agreed to which exact words; nothing leaves the building without it."""
