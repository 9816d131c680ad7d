"""The port through which networks are reached, and the plugs that fit it."""
