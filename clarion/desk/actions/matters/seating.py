"""Put cases into matters and out of them: one office at a time, with the history that undoes it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count, Max, Min, Q

from clarion.desk.actions.tell import tell
from clarion.desk.models import Belonging, Case, Change, Circular, Heard, Matter, Promise
from clarion.desk.rules.first_look import PLACE
from clarion.desk.rules.matters.lives import MATTER
from clarion.desk.rules.matters.seats import Seat
from clarion.desk.rules.matters.typical import LOOKED_AT_MAX, title, typical
from clarion.kit import live
from clarion.kit.actor import Actor

# Held by whoever changes who belongs where in an office, the clockwork and people by turns.
_SEATS = 0x5EA7
# Its words are looked for anew when so many times as many belong to it.
_RENAMED_AT = 2
_RENEWED = [
    "cases", "people", "since_at", "last_at", "typical", "title", "named_of", "place",
]  # fmt: skip


def hold_seats(office_id: int) -> None:
    """Let nobody else of this office change who belongs where until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_SEATS, office_id])


def seats_in(matter: Matter) -> dict[int, int | None]:
    """Return who is in a matter, locked, always in the same order."""
    rows = Case.objects.of(matter.office_id).filter(matter=matter).order_by("id").locked()
    return {case.pk: matter.pk for case in rows}


def seats_of(office_id: int, case_ids: Iterable[int]) -> dict[int, int | None]:
    """Return in which matter each of these cases is, locked."""
    rows = Case.objects.of(office_id).filter(pk__in=list(case_ids)).order_by("id").locked()
    return {case.pk: case.matter_id for case in rows}


def write_down(
    moves: Sequence[Seat],
    *,
    reasons: dict[int, str],
    change: Change | None,
    by: Actor,
    at: datetime,
) -> None:
    """Make these moves, whose cases are locked; the matters concerned are renewed by the caller."""
    cases = [one.case for one in moves]
    Belonging.objects.filter(case_id__in=cases, left_at=None).update(left_at=at, ended=change)
    Belonging.objects.bulk_create(
        Belonging(
            case_id=one.case,
            matter_id=one.now,
            because=reasons.get(one.case, "")[:500],
            by=by.name,
            joined_at=at,
            begun=change,
        )
        for one in moves
        if one.now is not None
    )
    for matter_id in {one.now for one in moves}:
        there = [one.case for one in moves if one.now == matter_id]
        Case.objects.of(by.office_id).filter(pk__in=there).update(matter_id=matter_id)


def renew(matter_ids: Iterable[int], office_id: int) -> None:
    """Count a matter's cases anew, and look again since when it goes on and what they say."""
    for matter in Matter.objects.of(office_id).filter(pk__in=set(matter_ids)).order_by("id"):
        heard = Heard.objects.of(office_id).filter(case__matter=matter)
        found = heard.aggregate(
            cases=Count("id"), first=Min("message__received_at"), last=Max("message__received_at")
        )
        there = (
            Case.objects.of(office_id)
            .filter(matter=matter)
            .aggregate(cases=Count("id"), people=Count("correspondent", distinct=True))
        )
        matter.cases, matter.people = there["cases"], there["people"]
        if found["cases"]:
            matter.since_at, matter.last_at = found["first"], found["last"]
            _choose_words(matter)
        matter.save(update_fields=_RENEWED)
        tell_of(matter)


def _choose_words(matter: Matter) -> None:
    """Let a matter be called by its most typical message; the caller saves it.

    Not while somebody works on it under the name that it has.
    """
    newest = (
        Heard.objects.of(matter.office_id)
        .filter(case__matter=matter, message__deleted_at=None)
        .select_related("message", "case")
        .order_by("-id")[:LOOKED_AT_MAX]
    )
    messages = {one.message_id: one.message for one in reversed(newest)}
    if not messages:
        return
    if not _keeps_its_words(matter):
        chosen = messages[typical({key: said(one) for key, one in messages.items()})]
        matter.typical_id, matter.named_of = chosen.pk, matter.cases
        if not matter.named_by:
            matter.title = title(said(chosen))
    places = Counter(place for one in newest if (place := place_of(one)))
    matter.place = places.most_common(1)[0][0][:200] if places else ""


def _keeps_its_words(matter: Matter) -> bool:
    """Whether it is called as before: the words still stand in it, and people know it by them."""
    there = Heard.objects.of(matter.office_id).filter(
        case__matter=matter, message=matter.typical_id, message__deleted_at=None
    )
    if not matter.named_of or not there.exists():
        return False
    by_hand = Change.objects.filter(Q(matter=matter) | Q(other=matter))
    promised = Promise.objects.filter(matter=matter)
    return (
        matter.cases < _RENAMED_AT * matter.named_of
        or matter.state != MATTER.start
        or by_hand.exists()
        or promised.exists()
        or Circular.objects.filter(matter=matter).exists()
    )


def place_of(heard: Heard) -> str:
    """Return where it is: as the network or the form says, or as the first look found it."""
    message: Any = heard.message
    named = (words for kind, words in heard.case.findings if kind == PLACE)
    return str(message.extra.get("place", "")) or next(named, "")


def said(message: Any) -> str:
    """Return what a message of the postroom says, with its subject."""
    return f"{message.subject}\n{message.text}".strip()


def tell_of(matter: Matter) -> None:
    """Tell the open screens that a matter has changed, and the lists of matters with it."""
    live.tell(office_id=matter.office_id, topic=matter.about)
    live.tell(office_id=matter.office_id, topic="matters")


def tell_cases(case_ids: Iterable[int], office_id: int) -> None:
    """Tell the open screens that these cases have changed."""
    for case in Case.objects.of(office_id).filter(pk__in=list(case_ids)):
        tell(case)
