"""The public places that are listened to, each against a server of a few lines."""
