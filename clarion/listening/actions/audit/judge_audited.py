"""Say what something overheard was that had been thought harmless; a danger stands with dangers."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.ledger.actions import enter
from clarion.listening.models import Audited, Mention
from clarion.reading import Grade
from clarion.reading.missed import Verdict


class JudgedMeanwhile(Refusal):
    """{name} has judged this meanwhile, and found something else. Read it again below."""


class WordsGone(Refusal):
    """These words have been deleted, and nobody can read them any more."""


@transaction.atomic
def judge_audited(
    *, audit_id: int, audited_id: int, danger: bool, seen: str, by: Actor, at: datetime
) -> None:
    """Keep the verdict, which may be changed by whoever has `seen` it.

    A danger waits among what may be about a life until somebody takes it up: nothing here does.
    Raises `JudgedMeanwhile`, `WordsGone`.
    """
    by.must(Power.LISTEN)
    rows = Audited.objects.select_for_update(of=("self",)).select_related("audit")
    row = rows.filter(audit__office_id=by.office_id, audit_id=audit_id, pk=audited_id).first()
    if row is None:
        raise NotFound
    verdict = Verdict.DANGER if danger else Verdict.HARMLESS
    if row.verdict == verdict.value:
        return
    if row.verdict != seen:
        raise JudgedMeanwhile(name=row.judged_by)
    mention = Mention.objects.of(by.office_id).locked().filter(pk=row.mention_id).first()
    if mention is None:
        raise WordsGone
    row.verdict, row.judged_by, row.judged_at = verdict.value, by.name, at
    row.save(update_fields=["verdict", "judged_by", "judged_at"])
    _raise_or_lower(mention, danger=danger)
    enter("mention audited", about=f"mention:{mention.pk}", by=by, at=at,
          week_on=str(row.audit.week_on), verdict=verdict.value)  # fmt: skip
    live.tell(office_id=by.office_id, topic="listening")


def _raise_or_lower(mention: Mention, *, danger: bool) -> None:
    """Let it stand among what may be about a life, or take back what was only said here.

    A risk without words is one that no word list has found, but a person.
    """
    if danger and not mention.risk:
        # What the model alone thought of it leads nobody any more: a person has found it.
        mention.risk, mention.risk_words = Grade.CERTAIN.value, ""
        mention.harmless_at, mention.harmless_by = None, ""
    elif not danger and mention.risk and not mention.risk_words and not mention.taken_up_at:
        mention.risk = ""
    else:
        return
    changed = ["risk", "risk_words", "harmless_at", "harmless_by"]
    mention.save(update_fields=changed, force_update=True)
