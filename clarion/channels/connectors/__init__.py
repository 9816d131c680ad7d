"""One folder for each network; none knows another."""
