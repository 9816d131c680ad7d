"""Our own letterbox: a page on which people write to the office and read its answer."""
