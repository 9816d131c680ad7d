"""How the chain is made and tested."""
