"""What everybody may know about what is listened to."""
