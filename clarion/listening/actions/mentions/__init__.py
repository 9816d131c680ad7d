"""Looking at mentions, taking them up, forgetting them."""
