"""What is shown of a statement to whoever signs it by a link."""
