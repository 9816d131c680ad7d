"""Those who share what the office says, in their own name."""
