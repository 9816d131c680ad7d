"""What is shown of a statement without a session: behind a link for signing, or for sharing."""
