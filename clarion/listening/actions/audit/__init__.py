"""Reading again what was overheard and thought harmless, to know how much of it was not."""
