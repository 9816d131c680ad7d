"""What cannot be done with places, in the words that a person reads."""

from clarion.kit.refusals import Refusal


class Unreadable(Refusal):
    """This is neither a CSV list with the columns name and kind, nor GeoJSON, in UTF-8."""


class TooLarge(Refusal):
    """A list may have {megabytes} MB. Divide it, or leave out what nobody asks for."""


class NothingToBring(Refusal):
    """No line of this list can be used."""


class TooMany(Refusal):
    """An office may know {most} places; with these it would be {number}."""


class BadPlace(Refusal):
    """This cannot be a place: {why}."""


class AlreadyThere(Refusal):
    """A place of this name, kind and area is there already."""


class LaterList(Refusal):
    """Only the list that was brought last can be undone."""
