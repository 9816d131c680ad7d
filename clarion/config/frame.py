"""What stands around every page: the office, the rooms one may enter, what is held, who one is."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clarion.kit.actor import Actor, Power
from clarion.people.queries import OfficeCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room of the rail: shown to whoever holds one of its powers."""

    label: str | Promise
    view: str
    powers: frozenset[Power]
    key: str = ""

    @property
    def name(self) -> str:
        """The namespace of the room's addresses."""
        return self.view.partition(":")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the rail or of one's own menu."""

    label: str | Promise
    url: str
    current: bool = False
    count: int = 0
    key: str = ""
    post: bool = False


# Every room that has a door, in the order of the rail. A new room adds its line here.
ROOMS = (Room(label=_("People"), view="people:staff", powers=frozenset({Power.MANAGE_PEOPLE})),)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give each template its frame; outside of an office there is only one's own menu."""
    office: OfficeCard | None = getattr(request, "office", None)
    actor: Actor | None = getattr(request, "actor", None)
    if office is None or actor is None:
        return {"office": None, "actor": None, "rail": [], "hold": None, "me": _me()}
    return {
        "office": office,
        "actor": actor,
        "rail": _rail(request, office, actor),
        "hold": None,
        "me": _me(),
    }


def first_room(actor: Actor) -> Room | None:
    """Return the first room of the rail for which somebody has a power."""
    return next((room for room in ROOMS if room.powers & actor.powers), None)


def _rail(request: HttpRequest, office: OfficeCard, actor: Actor) -> list[Entry]:
    here = request.resolver_match.namespace if request.resolver_match else ""
    return [
        Entry(
            label=room.label,
            url=reverse(room.view, kwargs={"office": office.slug}),
            current=room.name == here,
            key=room.key,
        )
        for room in ROOMS
        if room.powers & actor.powers
    ]


def _me() -> list[Entry]:
    return [
        Entry(label=_("Your offices"), url=reverse("offices")),
        Entry(label=_("Your account"), url=reverse("mfa_index")),
        Entry(label=_("Sign out"), url=reverse("account_logout"), post=True),
    ]
