"""What is said in public is compared with what the office knows, by whoever knows it."""
