"""The office's own page, where everything that it says stands first."""
