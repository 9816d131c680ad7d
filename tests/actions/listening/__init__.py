"""What can be done while listening."""
