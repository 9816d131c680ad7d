"""What is written, and kept, before anybody is asked to sign it."""
