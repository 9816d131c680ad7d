"""What comes in: kept together or one by one, and parked where it cannot be kept at all."""
