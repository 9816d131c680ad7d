"""What was promised: written down, kept, moved, called when its time is over."""
