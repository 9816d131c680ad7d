"""What the templates of places say."""
