"""What the page of one case says of its matter, of what all were told, and of what was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.desk.models import Belonging, Case
from clarion.desk.queries.conversation import AnswerNow
from clarion.desk.queries.matters.pages import MatterRow, to_matter
from clarion.desk.queries.matters.persons import elsewhere
from clarion.desk.queries.matters.promises import PromiseNow, promises_of
from clarion.desk.queries.matters.renditions import offered
from clarion.desk.rules.first_look import GRAVE, Risk
from clarion.desk.rules.matters.promised import Suggested, suggest

# What was promised days ago and not written down is not asked about any more.
_ASKED_WITHIN = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCase:
    """`offered`: what all were told, as this person would be; a handler sends it, or does not.

    `told_elsewhere`: the case under which they have been told it since they wrote this.
    """

    matter: MatterRow | None
    because: str
    by: str
    offered: str
    told_elsewhere: str
    promises: tuple[PromiseNow, ...]
    suggested: Suggested | None


def on_case(case: Case, answers: Sequence[AnswerNow], at: datetime) -> OnCase:
    """Return it; one question, and two more where the case is in a matter."""
    belonging = (
        Belonging.objects.filter(case=case, left_at=None).first() if case.matter_id else None
    )
    promises = promises_of(case_id=case.pk, at=at)
    return OnCase(
        matter=to_matter(case.matter) if case.matter else None,
        because=belonging.because if belonging else "",
        by=belonging.by if belonging else "",
        offered=_offered(case, answers),
        told_elsewhere=_told_elsewhere(case),
        promises=promises,
        suggested=_suggested(case, answers, promises, at),
    )


def _offered(case: Case, answers: Sequence[AnswerNow]) -> str:
    """To whoever waits, and may be told what everybody was told."""
    cleared = case.matter.answered if case.matter else None
    grave = Risk(case.risk) in GRAVE
    if cleared is None or grave or case.waiting_since is None:
        return ""
    if any(one.on_its_way for one in answers):
        return ""
    return offered(case=case, facts=cleared.facts)


def _told_elsewhere(case: Case) -> str:
    matter = case.matter
    if matter is None or matter.answered_id is None or case.waiting_since is None:
        return ""
    return elsewhere(matter=matter, cases=[case]).get(case.pk, "")


def _suggested(
    case: Case,
    answers: Sequence[AnswerNow],
    promises: Sequence[PromiseNow],
    at: datetime,
) -> Suggested | None:
    given = [one for one in answers if not one.withdrawn_at and not one.returned_why]
    last = given[-1] if given else None
    if last is None or last.made_at < at - _ASKED_WITHIN:
        return None
    if any(one.made_at >= last.made_at for one in promises) or _told_to_all(case, last):
        return None
    found = suggest(last.text, zone=case.office.zone, at=last.made_at)
    return found if found and found.due_at > at else None


def _told_to_all(case: Case, answer: AnswerNow) -> bool:
    """What is promised to all is the matter's."""
    cleared = case.matter.answered if case.matter else None
    return cleared is not None and any(words in answer.text for words in cleared.facts.values())
