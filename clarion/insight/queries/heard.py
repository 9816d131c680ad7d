"""The messages behind a figure, as long as whoever asks may read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from clarion.desk import queries as desk
from clarion.desk.queries import Seen, Wanted
from clarion.insight.rules.sounding import PLEASED_FROM, UPSET_TO
from clarion.postroom import queries as postroom
from clarion.postroom.queries import MessageNow
from clarion.reading.why import Why

# In a list to choose from; what else there is, the figures lead to.
AREAS_OFFERED = 100
WITNESSES_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A message, what was read in it, and the case in which it is answered, if it has one."""

    message: MessageNow
    network: str
    case_id: int | None
    risk: str = ""
    first_hand: bool = False
    theme: str = ""
    place: str = ""
    urgency: str = ""
    why: tuple[Why, ...] = ()

    @property
    def is_grave(self) -> bool:
        """Whether a life may be at risk, or is."""
        return self.risk in desk.GRAVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which messages one wants to see. `sounds` is `upset`, `pleased`, or empty.

    An `area` or `theme` that is None leaves nothing out; an empty one are those that name none.
    `about` is a rumour of which they speak, by the desk's name of it; `subject` one of the
    office's own.
    """

    area: str | None = None
    place: str = ""
    theme: str | None = None
    first_hand: bool = False
    sounds: str = ""
    network: str = ""
    about: str = ""
    subject: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out."""
        return self != Asked()

    @property
    def needs_reading(self) -> bool:
        """Whether only messages that were read can answer it."""
        return self != Asked(network=self.network)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Messages, the newest first, and the number below which the next page begins."""

    lines: tuple[Heard, ...]
    before_id: int | None


def heard(
    *, office_id: int, begin: datetime, end: datetime, asked: Asked, before_id: int | None
) -> Page:
    """Return a page of the messages that came in a span; the same few queries always."""
    if asked.needs_reading:
        seen, more = desk.wanted_messages(
            office_id=office_id,
            begin=begin,
            end=end,
            wanted=_wanted(asked),
            before_id=before_id,
        )
        return Page(lines=_lines(office_id, seen), before_id=more)
    page = postroom.heard(
        office_id=office_id, begin=begin, end=end, network=asked.network, before_id=before_id
    )
    cases = desk.case_of(office_id=office_id, message_ids=[one.id for one in page.messages])
    lines = (
        Heard(
            message=one,
            network=postroom.network_title(one.network),
            case_id=cases.get(one.id),
        )
        for one in page.messages
    )
    return Page(lines=tuple(lines), before_id=page.before_id)


def witnesses(*, office_id: int, begin: datetime, end: datetime) -> tuple[Heard, ...]:
    """Return the last that people wrote of what they saw or heard themselves."""
    seen = desk.witnesses(office_id=office_id, begin=begin, end=end, limit=WITNESSES_SHOWN)
    return _lines(office_id, seen)


def rumour_words(*, office_id: int, about: str, at: datetime) -> str:
    """Return what is being said, or what we say where it contradicts that; one query or two."""
    answers = desk.direct_answers(office_id=office_id, abouts=[about], at=at)
    return next((one.said[0] if one.said else one.text for one in answers.values()), "")


def areas_offered(*, office_id: int, begin: datetime, end: datetime) -> list[str]:
    """Return the areas that were named in a span."""
    return desk.areas_heard(office_id=office_id, begin=begin, end=end, limit=AREAS_OFFERED)


def _wanted(asked: Asked) -> Wanted:
    return Wanted(
        area=asked.area,
        place=asked.place,
        theme=asked.theme,
        first_hand=asked.first_hand,
        coldest=PLEASED_FROM if asked.sounds == "pleased" else None,
        warmest=UPSET_TO if asked.sounds == "upset" else None,
        network=asked.network,
        about=asked.about,
        subject=asked.subject,
    )


def _lines(office_id: int, seen: Sequence[Seen]) -> tuple[Heard, ...]:
    """Return them in their order; what the office may not read any more is left out."""
    ids = [one.message_id for one in seen]
    found = {one.id: one for one in postroom.messages(office_id=office_id, message_ids=ids)}
    return tuple(
        Heard(
            message=found[one.message_id],
            network=postroom.network_title(found[one.message_id].network),
            case_id=one.case_id,
            risk=one.risk,
            first_hand=one.first_hand,
            theme=one.theme,
            place=one.place or one.area,
            urgency=one.urgency,
            why=one.why if not found[one.message_id].deleted_at else (),
        )
        for one in seen
        if one.message_id in found
    )
