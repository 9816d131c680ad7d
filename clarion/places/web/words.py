"""The kinds of places, and the reasons why a line cannot be used, in words."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: Final[dict[str, Promise]] = {
    "road": _("Road or street"),
    "neighbourhood": _("Neighbourhood"),
    "district": _("District"),
    "city": _("Town or village"),
    "county": _("County"),
    "state": _("State or province"),
    "country": _("Country"),
    "point of interest": _("Building or facility"),
    "natural": _("River, hill, lake, island"),
    "area": _("Other area"),
}
REASONS: Final[dict[str, Promise]] = {
    "no name": _("It has no name with letters in it."),
    "long name": _("A name is longer than 200 characters."),
    "many names": _("It has more than 20 other names."),
    "no kind": _("Its kind is none of those that there are."),
    "bad point": _("Its point lies on no globe, or is only half there."),
    "twice": _("It stands in the list twice."),
    "odd": _("It cannot be read, or a quotation mark is missing."),
}
