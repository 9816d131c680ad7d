"""What every plug needs that speaks one of Meta's Graph APIs."""
