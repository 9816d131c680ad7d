"""The verbs of places."""

from clarion.places.actions.add_place import add_place
from clarion.places.actions.import_places import import_places
from clarion.places.actions.propose_places import propose_places
from clarion.places.actions.remove_place import remove_place
from clarion.places.actions.undo_import import undo_import

__all__ = ["add_place", "import_places", "propose_places", "remove_place", "undo_import"]
