"""The laws of the door: what may leave, what is tried again, and what is looked up instead."""
