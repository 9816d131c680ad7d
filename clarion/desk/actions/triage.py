"""Give every new message its case and its place in the queue, within seconds and by rules alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import connection, transaction

from clarion.channels.contract import Edge
from clarion.desk.actions.glancing import keep_glances
from clarion.desk.actions.looked import Looked
from clarion.desk.actions.tell import tell
from clarion.desk.events import CasesOpened
from clarion.desk.models import Case, CaseMessage, Counter, Enquiry
from clarion.desk.rules.first_look import GRAVE, FirstLook, Risk, worse
from clarion.desk.rules.grouping import case_key
from clarion.desk.rules.lives import CASE
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.rows import move
from clarion.ledger.actions import enter, enter_all
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.queries import MessageNow
from clarion.reading import NeedKind

# Of the locks, the one that lets one worker at a time give an office's messages their cases.
_TURN = 0x7A1A


def triage(*, message_ids: Sequence[int], by: Actor, at: datetime) -> list[int]:
    """Put messages into cases; return the cases. A message that has one already stays there.

    They are read with no transaction open; what was edited or taken meanwhile is heeded.
    """
    by.must(Power.MOVE_POST)
    looked = Looked(by.office_id)
    while True:
        looked.read(_fresh(message_ids, by.office_id))
        with transaction.atomic():
            _take_turn(by.office_id)
            messages = _fresh(message_ids, by.office_id)
            if looked.stands(messages):
                return _put(messages, looked.at(messages), by, at)


def _take_turn(office_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURN, office_id])


def _fresh(message_ids: Sequence[int], office_id: int) -> list[MessageNow]:
    """Return what people wrote of these and no case has, oldest first."""
    known = CaseMessage.objects.filter(message_id__in=message_ids)
    fresh = sorted(set(message_ids) - set(known.values_list("message_id", flat=True)))
    every = postroom.messages(office_id=office_id, message_ids=fresh) if fresh else []
    return [one for one in every if not one.ours]


def _put(
    messages: Sequence[MessageNow], looks: Sequence[FirstLook], by: Actor, at: datetime
) -> list[int]:
    keep_glances(zip(messages, looks, strict=True), office_id=by.office_id)
    cases = _open_cases(messages, by.office_id)
    teams = {name: pk for pk, name in people.teams(office_id=by.office_id)}
    opened: list[Case] = []
    links: list[tuple[Case, int]] = []
    needing_us: set[str] = set()
    for message, look in zip(messages, looks, strict=True):
        if message.deleted_at:  # its author was quicker than we were
            look = replace(look, quiet=True)  # noqa: PLW2901  (the same look, corrected)
        key = _key(message)
        case = cases.get(key)
        # A case that was closed stays closed: another message is another concern, linked to it.
        if case is None or case.state == "closed":
            cases[key] = case = _open(message, look, case, teams, by, at)
            opened.append(case)
        else:
            _join(case, message, look, by, at)
        links.append((case, message.id))
        if not look.quiet or look.risk in GRAVE:
            needing_us.add(key)
    _keep(opened, links, by, at)
    touched = {case.pk: case for case, _ in links}
    for case in touched.values():
        tell(case, arrived=case.key in needing_us)
    return list(touched)


def _key(message: MessageNow) -> str:
    return case_key(
        account_id=message.account_id,
        thread_id=message.thread_id,
        edge=Edge(message.edge),
        correspondent_id=message.correspondent_id,
    )


def _open_cases(messages: Sequence[MessageNow], office_id: int) -> dict[str, Case]:
    """Return the case of each conversation that is not closed, or else the newest; locked.

    Always in the same order. One that was opened again may be older than one that is closed.
    """
    keys = {_key(message) for message in messages}
    rows = Case.objects.of(office_id).filter(key__in=keys).order_by("id").locked()
    return {case.key: case for case in sorted(rows, key=lambda one: one.state != "closed")}


def _open(
    message: MessageNow,
    look: FirstLook,
    previous: Case | None,
    teams: dict[str, int],
    by: Actor,
    at: datetime,
) -> Case:
    case = Case(
        office_id=by.office_id,
        account_id=message.account_id,
        key=_key(message),
        correspondent_id=message.correspondent_id,
        previous=previous,
        risk=look.risk.value,
        perhaps=look.perhaps,
        need=look.need,
        urgent=look.urgent,
        quiet=look.quiet,
        language=look.language,
        # A list may name a team that has been closed since: then it is the default queue's.
        team_id=teams.get(look.route),
        last_message_id=message.id,
        opened_at=at,
        moved_at=at,
        waiting_since=None if look.quiet else message.received_at,
    )
    case.note(look.findings)
    case.place()
    return case


def _keep(opened: list[Case], links: list[tuple[Case, int]], by: Actor, at: datetime) -> None:
    """Store a burst in a handful of statements, however many messages it brought."""
    if opened:
        numbers = Counter.take(office_id=by.office_id, year=at.year, many=len(opened))
        for case, reference in zip(opened, numbers, strict=True):
            case.reference = reference
        Case.objects.bulk_create(opened)
    CaseMessage.objects.bulk_create(
        CaseMessage(case=case, message_id=message_id) for case, message_id in links
    )
    if any(not case.quiet for case in opened):
        announce(CasesOpened(office_id=by.office_id))
    risks = {case.about: {"risk": case.risk} for case in opened}
    enter_all("case opened", each=risks, by=by, at=at)


def _need(case: Case, look: FirstLook) -> str:
    """What a person noted as an enquiry of the media stays one, whatever is asked next."""
    noted = case.pk and case.need == NeedKind.MEDIA.value and look.need != case.need
    if noted and Enquiry.objects.filter(case=case).exists():
        return case.need
    return look.need or case.need


def _join(case: Case, message: MessageNow, look: FirstLook, by: Actor, at: datetime) -> None:
    case.last_message_id, case.moved_at = message.id, at
    risk = worse(Risk(case.risk), look.risk)
    case.perhaps = case.perhaps or look.perhaps
    case.note(look.findings)
    if not look.quiet:
        case.waiting_since = case.waiting_since or message.received_at
        case.need = _need(case, look)
        case.urgent, case.quiet = case.urgent or look.urgent, False
        case.wrote_again = True
        _reopen(case, by, at)
    if risk.value != case.risk:
        if risk in GRAVE:
            case.quiet = False  # a cry that was deleted is still a cry
            _reopen(case, by, at)
        case.risk = risk.value
        if case.pk:
            enter("risk noticed", about=case.about, by=by, at=at, risk=risk.value)
    case.place()
    if case.pk:
        case.save()


def _reopen(case: Case, by: Actor, at: datetime) -> None:
    """The person wrote again, and not only to say thank you."""
    to = "assigned" if case.assigned_to_id else "triaged"
    if case.state in {"triaged", "assigned"}:
        return
    old = case.state
    move(case, CASE, to, resolved_at=None)
    enter("case reopened", about=case.about, by=by, at=at, was=old)
