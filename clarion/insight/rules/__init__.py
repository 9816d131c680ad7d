"""The laws of insight: what a count means beside what is usual, and how it is drawn."""
