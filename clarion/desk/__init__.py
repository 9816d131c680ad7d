"""People write to us; here they are read, answered, and not forgotten."""
