"""What stands in the way of saying it: each check is a file, each pack of phrases a text."""

from clarion.publishing.rules.checks.found import Checked, Found, Level, Piece, Standing, Tongued
from clarion.publishing.rules.checks.run import check

__all__ = ["Checked", "Found", "Level", "Piece", "Standing", "Tongued", "check"]
