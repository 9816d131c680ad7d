"""What stands around every page: the office, the rooms one may enter, what is held, who one is."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from clarion.config import alarms
from clarion.config.alarms import Alarm
from clarion.config.held import held
from clarion.config.waiting import Waits, waits
from clarion.kit import clock
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
ROOMS = (
    Room(label=gettext_lazy("Desk"), view="desk:queue", powers=frozenset({Power.READ_CASES})),
    Room(
        label=gettext_lazy("Publish"),
        view="publishing:statements",
        powers=frozenset({Power.PUBLISH, Power.RECALL}),
    ),
    Room(
        label=gettext_lazy("Listening"),
        view="listening:heard",
        powers=frozenset({Power.LISTEN}),
    ),
    Room(
        label=gettext_lazy("Insight"),
        view="insight:going_on",
        powers=frozenset({Power.READ_CASES}),
    ),
    Room(
        label=gettext_lazy("Signatures"),
        view="signoff:signatures",
        powers=frozenset({Power.SIGN}),
    ),
    Room(
        label=gettext_lazy("Postroom"),
        view="postroom:postroom",
        powers=frozenset({Power.SETTLE_UNKNOWN, Power.REPLAY, Power.MANAGE_OFFICE, Power.ANSWER}),
    ),
    Room(
        label=gettext_lazy("Accounts"),
        view="accounts:accounts",
        powers=frozenset({Power.CONNECT_ACCOUNTS}),
    ),
    Room(
        label=gettext_lazy("People"),
        view="people:staff",
        powers=frozenset({Power.MANAGE_PEOPLE}),
    ),
    Room(
        label=gettext_lazy("Places"),
        view="places:places",
        powers=frozenset({Power.MANAGE_OFFICE}),
    ),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give each template its frame; outside of an office there is only one's own menu."""
    office: OfficeCard | None = getattr(request, "office", None)
    actor: Actor | None = getattr(request, "actor", None)
    if office is None or actor is None:
        return {"office": None, "actor": None, "rail": [], "hold": None, "me": _me(request)}
    at = clock.now()
    found = waits(actor=actor, at=at)
    return {
        "office": office,
        "actor": actor,
        "rail": _rail(request, office, actor, found),
        "hold": held(office, actor, at=at),
        "alarms": [
            one
            for one in (
                alarms.mentions(office, found),
                *_signing(office, found),
                _alarm(office, found),
                alarms.pictures(office, found),
                alarms.notices(office, found),
                alarms.audit(office, found),
                alarms.overheard_audit(office, found),
                alarms.untold(office, found),
            )
            if one
        ],
        "me": _me(request),
        "search_url": _search(office, actor),
        "live_url": _live(office, actor),
    }


def first_room(actor: Actor) -> Room | None:
    """Return the first room of the rail for which somebody has a power."""
    return next((room for room in ROOMS if room.powers & actor.powers), None)


def _rail(request: HttpRequest, office: OfficeCard, actor: Actor, found: Waits) -> list[Entry]:
    here = request.resolver_match.namespace if request.resolver_match else ""
    return [
        Entry(
            label=room.label,
            url=reverse(room.view, kwargs={"office": office.slug}),
            current=room.name == here,
            count=found.in_room(room.name),
            key=room.key,
        )
        for room in ROOMS
        if room.powers & actor.powers
    ] + _agreeing(office, actor, found, here)


def _agreeing(office: OfficeCard, actor: Actor, found: Waits, here: str) -> list[Entry]:
    """Lead whoever writes nothing, and so has no room for it, to what they could agree to."""
    if not found.agreements or actor.powers & {Power.PUBLISH, Power.RECALL}:
        return []
    label, name = _("Waits for a second person"), "publishing"
    url = reverse("publishing:waiting", kwargs={"office": office.slug})
    return [Entry(label=label, url=url, current=name == here, count=found.in_room(name))]


def _search(office: OfficeCard, actor: Actor) -> str:
    may = actor.may(Power.READ_CASES)
    return reverse("desk:search", kwargs={"office": office.slug}) if may else ""


def _live(office: OfficeCard, actor: Actor) -> str:
    may = actor.may(Power.READ_CASES)
    return reverse("desk:live", kwargs={"office": office.slug}) if may else ""


def _alarm(office: OfficeCard, found: Waits) -> Alarm | None:
    if not found.unsettled and not found.late and not found.review:
        return None
    words = []
    if n := found.unsettled:
        words.append(
            ngettext(
                "%d message: nobody knows whether it was sent.",
                "%d messages: nobody knows whether they were sent.",
                n,
            )
            % n
        )
    if n := found.late:
        words.append(ngettext("%d message is late.", "%d messages are late.", n) % n)
    if n := found.review:
        words.append(
            ngettext(
                "%d message was held and waits for somebody to look at it again.",
                "%d messages were held and wait for somebody to look at them again.",
                n,
            )
            % n
        )
    url = reverse("postroom:unsettled", kwargs={"office": office.slug})
    return Alarm(words=" ".join(words), url=url)


def _signing(office: OfficeCard, found: Waits) -> list[Alarm]:
    """Say what waits for somebody's hand: each alarm leads to where it is given."""
    here = reverse("signoff:signatures", kwargs={"office": office.slug})
    alarms = []
    if n := found.emergencies:
        words = ngettext(
            "Emergency: %d statement goes out with two signatures instead of its chain.",
            "Emergency: %d statements go out with two signatures instead of their chain.",
            n,
        )
        alarms.append(Alarm(words=words % n, url=here))
    if n := found.unanswered:
        words = ngettext(
            "%d signature is late, and you may give it.",
            "%d signatures are late, and you may give them.",
            n,
        )
        alarms.append(Alarm(words=words % n, url=here))
    if n := found.overdue or found.reviews:
        alarms.append(Alarm(words=_reviews(n, overdue=found.overdue > 0), url=f"{here}reviews/"))
    return alarms


def _reviews(n: int, *, overdue: bool) -> str:
    if overdue:
        words = ngettext(
            "%d review of an emergency is overdue.", "%d reviews of emergencies are overdue.", n
        )
    else:
        words = ngettext(
            "%d statement left as an emergency, and its review is owed.",
            "%d statements left as emergencies, and their reviews are owed.",
            n,
        )
    return words % n


def _me(request: HttpRequest) -> list[Entry]:
    mine = [Entry(label=_("Your offices"), url=reverse("offices"))]
    # A visitor came by a link: there is no password to change, and nothing to come back to.
    if request.user.is_authenticated and request.user.has_usable_password():
        mine.append(Entry(label=_("Your account"), url=reverse("mfa_index")))
    return [*mine, Entry(label=_("Sign out"), url=reverse("account_logout"), post=True)]
