"""The hidden hand: makes people, scripts faults, and shows everything that was seen."""

PREFIX = "/control/"
