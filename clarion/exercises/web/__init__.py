"""What only an exercise has: its pretended mail, and the telephones of people who are invented."""
