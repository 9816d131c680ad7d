"""A Facebook Page: posts, corrections in place, and what people write below them."""
