"""What the network knows: people, their words, and who is told about them."""
