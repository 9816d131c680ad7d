"""What leaves, what became of it, and how it is put right or taken down."""
