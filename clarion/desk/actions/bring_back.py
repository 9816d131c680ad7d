"""A danger that is new stands before somebody, whatever had become of its case."""

from datetime import datetime

from clarion.desk.actions.put_back import going_on, put_back
from clarion.desk.actions.tell import tell
from clarion.desk.models import Case
from clarion.desk.rules.first_look import Finding, Risk, worse
from clarion.desk.rules.lives import OPEN
from clarion.kit.actor import Actor
from clarion.ledger.actions import enter


def bring_back(case: Case, *, by: Actor, at: datetime) -> None:
    """Open a case that is locked and saved, or the one in which its conversation goes on; ring."""
    newer = going_on(case)
    if newer is not None:
        _warn(newer, case, by, at)
        case = newer
    if case.state not in OPEN:
        put_back(case, by=by, at=at)
    tell(case, arrived=True, urgent=True)


def _warn(newer: Case, older: Case, by: Actor, at: datetime) -> None:
    """Let the newer case say what was found in the older one; nobody has assessed it there yet."""
    newer.risk = worse(Risk(newer.risk), Risk.CERTAIN).value
    newer.note([Finding(kind=kind, words=words) for kind, words in older.findings])
    newer.moved_at = at
    newer.place()
    newer.save()
    enter("risk noticed", about=newer.about, by=by, at=at, risk=newer.risk)
