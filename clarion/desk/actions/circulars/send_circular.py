"""Write once and tell all: each gets a copy of their own, and leaves by the one door."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from clarion.desk.actions.circulars.outgoing import outgoing_of
from clarion.desk.actions.matters.seating import hold_seats, tell_of
from clarion.desk.actions.promises.make_promise import make_promise
from clarion.desk.events import CircularBegun
from clarion.desk.models import Circular, Copy, Matter
from clarion.desk.queries.matters.renditions import BATCH, RenditionNow, fingerprint, renditions
from clarion.desk.rules.answering import Empty
from clarion.desk.rules.matters.lives import UNDER_WAY
from clarion.desk.rules.matters.pace import due_times
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.ids import new_key
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom
from clarion.signoff import queries as signoff
from clarion.signoff.actions import Piece, ask
from clarion.signoff.queries import Occasion


class ChangedSince(Refusal):
    """Something has changed since you looked. Read it once more before you send it."""


class NobodyToTell(Refusal):
    """There is nobody to tell: everybody is left out, each for the reason beside them."""


class AlreadyUnderWay(Refusal):
    """An answer to all in this matter is on its way already. Stop it first, or wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """What is promised with an answer, by when, and who sees to it."""

    words: str
    due_at: datetime
    owner_id: int


@transaction.atomic
def send_circular(
    *,
    matter_id: int,
    key: str,
    facts: Mapping[str, str],
    whom: str,
    skip: Collection[int] = (),
    seen: str,
    promised: Promised | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Begin to tell all of them, or ask for the signature that is needed first; return its number.

    `facts` are the words by language, `whom` is `waiting` or `told`, `skip` are cases that somebody
    chose to leave out. `seen` is the fingerprint of the renditions that were read: if one of them
    differs by now, nothing is sent. `key` is made with the form: the same form sent twice is one.
    Raises `Empty`, `AlreadyUnderWay`, `ChangedSince`, `NobodyToTell`, and those of `make_promise`.
    """
    by.must(Power.ANSWER)
    hold_seats(by.office_id)  # nobody merges the matter away meanwhile
    matter = Matter.objects.of(by.office_id).locked().get_or_refuse(pk=matter_id, into=None)
    if done := Circular.objects.filter(key=key, matter=matter).first():
        return done.pk
    _refuse_to_begin(matter, facts)
    found = renditions(matter=matter, facts=facts, whom=whom, skip=skip, staff_id=by.person, at=at)
    _refuse_unread(found, seen)
    circular = Circular.objects.create(
        matter=matter,
        whom=whom,
        facts=dict(facts),
        key=key,
        by=by.name,
        staff_id=by.person,
        made_at=at,
    )
    _agree(circular, _copies(circular, found, at), found, by, at)
    if promised is not None:
        make_promise(matter_id=matter_id, **asdict(promised), by=by, at=at)
    tell_of(matter)
    return circular.pk


def _refuse_to_begin(matter: Matter, facts: Mapping[str, str]) -> None:
    if not facts or not all(words.strip() for words in facts.values()):
        raise Empty
    if Circular.objects.filter(matter=matter, state__in=UNDER_WAY).exists():
        raise AlreadyUnderWay


def _refuse_unread(found: Sequence[RenditionNow], seen: str) -> None:
    if fingerprint(found) != seen:
        raise ChangedSince
    if all(one.left for one in found):
        raise NobodyToTell


def _copies(circular: Circular, found: Sequence[RenditionNow], at: datetime) -> list[Copy]:
    """Keep one for everybody, with the reason for whoever gets none."""
    told = [one for one in found if not one.left]
    due = dict(
        zip(
            (one.case_id for one in told),
            due_times([one.account_id for one in told], at=at),
            strict=True,
        )
    )
    rows = (
        Copy(
            circular=circular,
            case_id=one.case_id,
            message_id=one.message_id,
            seen_answer=one.seen_answer,
            number=number,
            edge=one.edge.value,
            text=one.text,
            language=one.language,
            key=new_key(),
            due_at=due.get(one.case_id, at),
            state="left_out" if one.left else "waiting",
            why=one.left.value if one.left else "",
        )
        for number, one in enumerate(found, start=1)
    )
    return Copy.objects.bulk_create(rows, batch_size=BATCH)


def _agree(
    circular: Circular,
    copies: Sequence[Copy],
    found: Sequence[RenditionNow],
    by: Actor,
    at: datetime,
) -> None:
    """Let it leave on the office's standing word, or have every single rendition signed first."""
    leaving = [
        (copy, one) for copy, one in zip(copies, found, strict=True) if copy.state == "waiting"
    ]
    ways = {(one.network, one.edge) for _copy, one in leaving}
    occasions = [
        Occasion(role=by.role, network=network, edge=edge, life_risk=False)
        for network, edge in ways
    ]
    about = circular.matter.about
    enter(
        "answer to all given",
        about=about,
        by=by,
        at=at,
        circular=circular.pk,
        copies=len(leaving),
        left_out=len(copies) - len(leaving),
    )
    if all(signoff.is_covered(office_id=by.office_id, occasion=one) for one in occasions):
        circular.state = "sending"
        circular.save(update_fields=["state"])
        Matter.objects.filter(pk=circular.matter_id).update(answered=circular)
        announce(CircularBegun(office_id=by.office_id, circular_id=circular.pk))
        return
    circular.request_id = _ask(circular, leaving, by, at)
    circular.save(update_fields=["request"])


def _ask(
    circular: Circular,
    leaving: Sequence[tuple[Copy, RenditionNow]],
    by: Actor,
    at: datetime,
) -> int:
    messages = {
        one.id: one
        for one in postroom.messages(
            office_id=by.office_id, message_ids=[copy.message_id for copy, _one in leaving]
        )
    }
    digests = tuple(
        outgoing_of(copy, circular, messages[copy.message_id]).digest() for copy, _one in leaving
    )
    return ask(
        about=circular.matter.about,
        words="\n\n".join(circular.facts.values()),
        where=_("%(many)d people, each in their own words: %(matter)s")
        % {"many": len(leaving), "matter": circular.matter.title[:200]},
        digests=digests,
        pieces=tuple(
            Piece(
                where=f"{one.name}, {one.title}, {one.reference}",
                text=copy.text,
                language=copy.language,
            )
            for copy, one in leaving
        ),
        authors=frozenset(),
        by=by,
        at=at,
    )
