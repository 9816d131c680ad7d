"""What we know of what somebody writes: where it stands, and how it is found."""
