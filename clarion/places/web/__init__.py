"""The screens of places."""
