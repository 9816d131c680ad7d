"""What is done about people from the command line."""
