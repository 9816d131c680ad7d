"""Trust is earned: asked when it is proposed, and once more when it is agreed to."""

from datetime import datetime

from clarion.kit.actor import Actor
from clarion.kit.refusals import Refusal
from clarion.signoff.queries.trust import records
from clarion.signoff.rules.trust import shortfalls


class NotEarned(Refusal):
    """What they have written does not show it yet. What is missing stands beside their name."""


def refuse_unearned(staff_id: int, by: Actor, at: datetime) -> None:
    """Raise `NotEarned` unless the record of this person shows that they can be trusted."""
    earned = records(office_id=by.office_id, hands=[staff_id], at=at)
    if shortfalls(earned[staff_id], at=at):
        raise NotEarned
