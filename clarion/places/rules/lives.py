"""The states of a list that is brought."""

from clarion.kit.life import Life

# Only the last list that was brought can be undone.
LISTING = Life(
    proposed={"brought"},
    brought={"undone"},
    undone=set(),
)
