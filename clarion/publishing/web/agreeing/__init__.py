"""What is asked of those who sign, and what becomes of their answers."""
