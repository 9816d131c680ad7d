"""A channel on YouTube: what people write below its films, and our answers to them."""
