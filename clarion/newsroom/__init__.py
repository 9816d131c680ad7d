"""What the office says, as the public reads it: fast, plain, and up when all else is down."""
