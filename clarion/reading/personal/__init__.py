"""Personal data: what in a text could tell a stranger who somebody is or how to get at them."""
