"""Where somebody signs by a link, without a session."""
