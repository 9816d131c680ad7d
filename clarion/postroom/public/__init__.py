"""The page on which anybody writes to the office, and reads its answer."""
