"""What people write, counted by area, theme and place, and found again."""
