"""People edited or deleted what they wrote, or our own words came back: the case follows."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from clarion.desk.actions.bring_back import bring_back
from clarion.desk.actions.glancing import keep_glances
from clarion.desk.actions.looked import Looked
from clarion.desk.actions.tell import tell
from clarion.desk.models import Case, CaseMessage, Suggestion
from clarion.desk.rules.first_look import GRAVE, FirstLook, Risk, worse
from clarion.desk.rules.lives import OPEN
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom
from clarion.postroom.queries import MessageNow


def note_changes(*, message_ids: Sequence[int], by: Actor, at: datetime) -> list[int]:
    """Read edited words again; stop the clock when everything that waited was deleted.

    Returns the messages of people that have no case yet: their first look may be under way, at
    the words that stood there before. Words are read with no transaction open; those that have
    changed once more by the time their cases are locked are heeded as they stand then.
    """
    by.must(Power.MOVE_POST)
    looked = Looked(by.office_id)
    while True:
        links = _links(message_ids)
        every = postroom.messages(office_id=by.office_id, message_ids=message_ids)
        looked.read([one for one in every if one.id in links])
        with transaction.atomic():
            links = _links(message_ids)
            cases = _locked(set(links.values()), by.office_id)
            every = postroom.messages(office_id=by.office_id, message_ids=message_ids)
            changed = [one for one in every if one.id in links]
            if looked.stands(changed):
                _follow(changed, looked.at(changed), links, cases, by=by, at=at)
                return [one.id for one in every if one.id not in links and not one.ours]


def _links(message_ids: Sequence[int]) -> dict[int, int]:
    rows = CaseMessage.objects.filter(message_id__in=message_ids)
    return dict(rows.values_list("message_id", "case_id"))


def _locked(case_ids: Collection[int], office_id: int) -> dict[int, Case]:
    rows = Case.objects.of(office_id).filter(pk__in=case_ids)
    return {case.pk: case for case in rows.order_by("id").locked()}


def _follow(
    changed: Sequence[MessageNow],
    looks: Sequence[FirstLook],
    links: Mapping[int, int],
    cases: Mapping[int, Case],
    *,
    by: Actor,
    at: datetime,
) -> None:
    keep_glances(zip(changed, looks, strict=True), office_id=by.office_id)
    # What was suggested was read in words that do not stand there now.
    Suggestion.objects.filter(message_id__in=list(links), case__office_id=by.office_id).delete()
    in_danger: list[Case] = []
    for message, look in zip(changed, looks, strict=True):
        case = cases[links[message.id]]
        before, was = case.rank, case.risk
        if message.deleted_at:
            _deleted(case, by, at)
        else:
            _edited(case, look, by, at)
        case.moved_at = at
        case.place()
        case.save()
        if case.risk != was and Risk(case.risk) in GRAVE and case.state not in OPEN:
            in_danger.append(case)
        tell(case, arrived=case.rank < before)
    # Last: the case in which a conversation goes on may be one of those that have changed.
    for case in in_danger:
        bring_back(case, by=by, at=at)


def _deleted(case: Case, by: Actor, at: datetime) -> None:
    """The clock runs for what still stands. The risk stays: a deleted cry is still a cry."""
    enter("message deleted by its author", about=case.about, by=by, at=at)
    ids = CaseMessage.objects.filter(case=case).values_list("message_id", flat=True)
    standing = [
        one
        for one in postroom.messages(office_id=case.office_id, message_ids=list(ids))
        if not one.deleted_at and case.waiting_since and one.received_at >= case.waiting_since
    ]
    case.waiting_since = min((one.received_at for one in standing), default=None)


def _edited(case: Case, look: FirstLook, by: Actor, at: datetime) -> None:
    """New words are looked at like new words; those that were only thanks may now ask."""
    enter("message edited by its author", about=case.about, by=by, at=at)
    case.risk = worse(Risk(case.risk), look.risk).value
    case.perhaps = case.perhaps or look.perhaps
    case.urgent = case.urgent or look.urgent
    case.note(look.findings)
    if case.quiet and not look.quiet:
        case.quiet, case.need, case.waiting_since = False, look.need, at
