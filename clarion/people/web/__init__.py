"""How people come in, and how an office looks after them."""
