"""How Clarion looks, reads and is worked by keyboard; it knows no other room."""
