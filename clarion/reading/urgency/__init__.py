"""How soon a text asks to be seen to, by its own words: now, today, or later."""
