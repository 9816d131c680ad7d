"""Who can be recognised in a picture, who agreed to it, for what, and until when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from clarion.channels.contract import Capabilities
from clarion.kit.refusals import Refusal
from clarion.publishing.rules.times.days import day_words

# Long enough to ask somebody again, or to choose another picture.
ENDS_SOON = timedelta(days=30)
# From here on somebody must do something about what stands on networks.
ENDS_NOW = timedelta(days=7)


class PictureWithdrawn(Refusal):
    """“{name}” was withdrawn and may not be shown any more. Choose another picture."""


class PictureExpired(Refusal):
    """“{name}” may be shown until {day} only. Choose another picture, or write down who agrees."""


class PictureNotAgreed(Refusal):
    """Whoever can be recognised in “{name}” has not agreed to be shown there. Leave it out."""


class ConsentFirst(Refusal):
    """People can be recognised in it, and nobody’s consent is written down. Write it down first."""


class NeedsReason(Refusal):
    """Say why nobody’s consent is needed: a public event, somebody in public office."""


class People(StrEnum):
    """Whether anybody can be recognised."""

    UNKNOWN = "unknown"  # nobody has said so yet
    NOBODY = "nobody"
    CONSENT = "consent"  # they were asked
    NOT_NEEDED = "not_needed"  # a public event, a public office; with a reason


class Use(StrEnum):
    """What people agree to when they agree to be shown."""

    PAGE = "page"  # our own page
    NETWORKS = "networks"
    LETTERS = "letters"
    PRINT = "print"  # written down for colleagues; nothing of ours prints


class Fitness(StrEnum):
    """Whether it may be shown on a day."""

    USABLE = "usable"
    NEEDS_CONSENT = "needs_consent"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What may be done with one picture. `uses`: None, nobody’s consent is written down."""

    id: int
    name: str
    people: People
    uses: frozenset[str] | None
    ends_on: date | None
    withdrawn: bool


def fitness(rights: Rights, *, on: date) -> Fitness:
    """Return whether it may be shown on that day, the gravest reason first."""
    if rights.withdrawn:
        return Fitness.WITHDRAWN
    if rights.ends_on is not None and rights.ends_on < on:
        return Fitness.EXPIRED
    return Fitness.NEEDS_CONSENT if is_unclear(rights) else Fitness.USABLE


def refuse_unfit(rights: Rights, *, on: date) -> None:
    """Go on only with a picture that was not withdrawn and whose time has not ended."""
    match fitness(rights, on=on):
        case Fitness.WITHDRAWN:
            raise PictureWithdrawn(name=rights.name)
        case Fitness.EXPIRED:
            raise PictureExpired(name=rights.name, day=day_words(rights.ends_on))


def refuse_back(rights: Rights) -> None:
    """Go on only if a withdrawn picture could be shown: nobody in it must be asked first."""
    if rights.people is People.CONSENT and rights.uses is None:
        raise ConsentFirst


def agreed_to(rights: Rights) -> frozenset[Use]:
    """Return as what it may be shown for sure."""
    match rights.people:
        case People.NOBODY | People.NOT_NEEDED:
            return frozenset(Use)
        case People.CONSENT if rights.uses is not None:
            return frozenset(use for use in Use if use.value in rights.uses)
    return frozenset()


def is_unclear(rights: Rights) -> bool:
    """Whether nobody has said who can be recognised, or nobody's consent is written down."""
    lacks = rights.people is People.CONSENT and rights.uses is None
    return lacks or rights.people is People.UNKNOWN


def lost(before: Rights, now: Rights) -> frozenset[Use]:
    """Return as what it may not be shown any more. What was unclear was shown with a warning."""
    had = frozenset(Use) if is_unclear(before) and not is_unclear(now) else agreed_to(before)
    return had - agreed_to(now)


def use_of(capabilities: Capabilities) -> Use:
    """Return as what a picture is used on an account: whoever has subjects, and shows no films,
    sends letters.
    """
    if capabilities.house:
        return Use.PAGE
    letters = capabilities.subject and not capabilities.film_types
    return Use.LETTERS if letters else Use.NETWORKS


def ends_on(*days: date | None) -> date | None:
    """Return the earliest of these days; None, if there is none."""
    return min((day for day in days if day is not None), default=None)


def end_of(days: Collection[date | None], zone: str) -> datetime | None:
    """Return the instant at which the earliest of these days is over in a zone."""
    day = ends_on(*days)
    if day is None or day == date.max:
        return None
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(zone))
