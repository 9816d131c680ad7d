"""What one can do while listening."""
