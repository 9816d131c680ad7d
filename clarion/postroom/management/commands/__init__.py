"""What the postroom does from the command line."""
