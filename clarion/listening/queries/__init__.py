"""What listening knows."""
