"""Letters on paper, telephone calls and visits to the counter, typed in by staff."""
