"""What is noted of enquiries of the media."""
