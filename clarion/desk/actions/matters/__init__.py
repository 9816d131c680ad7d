"""Who belongs together: found alike, changed by hand, undone; and how a matter ends."""
