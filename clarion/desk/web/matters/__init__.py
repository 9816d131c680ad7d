"""Doors to matters, to answers for all in one, to promises, and to the wall."""
