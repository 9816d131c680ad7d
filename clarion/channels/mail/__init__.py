"""What every plug needs that hands letters over, or reads a mailbox."""
