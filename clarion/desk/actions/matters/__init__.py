"""What is done about many at once: who belongs together, one answer to all, promises."""
