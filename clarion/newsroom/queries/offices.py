"""Who stands behind the page on which anybody can check something."""

from clarion.people import queries as people
from clarion.people.queries import OfficeCard


def offices_behind() -> list[OfficeCard]:
    """Return the offices of this house: the live ones, or else those in which it is tried out."""
    every = people.offices()
    live = [one for one in every if not one.exercise]
    return live or every
