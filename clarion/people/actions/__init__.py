"""What can be done about offices and the people in them."""

from clarion.people.actions.join import join
from clarion.people.actions.open_office import open_office

__all__ = ["join", "open_office"]
