"""The page of an organisation on LinkedIn: posts, corrections, and what people write below them."""
