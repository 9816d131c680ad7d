"""What every plug needs that hands letters to an outgoing mail server."""
