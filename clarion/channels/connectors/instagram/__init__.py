"""Instagram: pictures with words below them, and what people write below those."""
