"""The wiring: settings, addresses, who listens to what, and the machine room."""
