"""Where something is: places that a text names, from the office's own lists and from the world."""
