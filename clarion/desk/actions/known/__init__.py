"""What people write is compared with what we know."""
