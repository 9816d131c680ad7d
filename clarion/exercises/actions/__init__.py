"""What can be done about the demonstration town."""

from clarion.exercises.actions.countersign import countersign
from clarion.exercises.actions.open_town import open_town
from clarion.exercises.actions.play import play
from clarion.exercises.actions.stage import Stage

__all__ = ["Stage", "countersign", "open_town", "play"]
