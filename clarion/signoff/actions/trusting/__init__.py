"""How far somebody's words are trusted: given by two people, and lost at once."""
