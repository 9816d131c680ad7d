"""What screens ask about matters, about answers to all, and about promises."""
