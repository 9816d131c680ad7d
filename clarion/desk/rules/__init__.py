"""The laws of the desk: what comes first, whose turn it is, and what may be said where."""
