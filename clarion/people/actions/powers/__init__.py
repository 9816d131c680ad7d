"""What somebody may do is given and taken away."""
