"""The house's flows, from the network to the network."""
