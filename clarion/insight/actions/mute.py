"""Say nothing of a subject for some time, and why: what is kept quiet is counted."""

from datetime import datetime

from django.db import transaction

from clarion.insight.models import EarlyWarning, Lookout, Mute
from clarion.insight.rules.limits import MUTES_MAX, REASON_MAX
from clarion.insight.rules.muting import NothingChosen, check_mute
from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound
from clarion.ledger.actions import enter


@transaction.atomic
def mute(
    *, warning_id: int, subject: tuple[str, str], until: datetime, why: str, by: Actor, at: datetime
) -> int:
    """Mute one of the subjects of a warning, which is seen by that; return the mute's number.

    Raises `NothingChosen`, `MutedTooLong`, `NoReason`, `MutedEnough`, and `NotFound` for another
    subject. An earlier mute of the subject ends.
    """
    by.must(Power.LISTEN)
    # One at a time: a subject has one mute, from whichever warning it comes.
    Lookout.objects.of(by.office_id).locked().first()
    warning = EarlyWarning.objects.of(by.office_id).locked().get_or_refuse(pk=warning_id)
    if not any(subject):
        raise NothingChosen
    if list(subject) not in warning.subjects:
        raise NotFound
    kind, name = subject
    running = Mute.objects.of(by.office_id).filter(ended_at=None)
    others = running.filter(until_at__gt=at).exclude(kind=kind, name=name)
    check_mute(until=until, why=why, at=at, others=others.count(), most=MUTES_MAX)
    running.filter(kind=kind, name=name).update(ended_at=at, ended_by=by.name)
    row = Mute.objects.create(
        office_id=by.office_id,
        kind=kind,
        name=name,
        until_at=until,
        why=why.strip()[:REASON_MAX],
        made_at=at,
        made_by=by.name,
    )
    if warning.seen_at is None:
        warning.seen_at, warning.seen_by = at, by.name
        warning.save(update_fields=["seen_at", "seen_by"])
    facts = {"kind": kind, "until": until.isoformat(), "why": row.why}
    enter("subject muted", about=row.about, by=by, at=at, warning=warning.pk, **facts)
    live.tell(office_id=by.office_id, topic="warnings")
    return row.pk
