"""How soon somebody must answer. Clocks start when we received, never when the network says."""

from datetime import datetime, timedelta

from clarion.desk.rules.first_look import GRAVE, Risk

# Policy (domain.md, section 2): a person within 5 minutes where life may be at risk, a question
# within the hour, anything else the same day.
LIFE_RISK = timedelta(minutes=5)
QUESTION = timedelta(minutes=60)
OTHERS = timedelta(hours=8)
_PRESSING = frozenset({"question", "help", "media", "report"})
# A case that nobody answers for so long goes back to the queue from whoever has it.
STALE_ASSIGNMENT = timedelta(minutes=30)
# A case that closed longer ago than this is not reopened: a new one is linked to it.
REOPEN_WITHIN = timedelta(days=14)
LOCK = timedelta(seconds=90)
LOOKING = timedelta(seconds=75)


def due(*, waiting_since: datetime, risk: Risk, need: str, urgent: bool) -> datetime:
    """Return when the next answer is due."""
    if risk in GRAVE:
        return waiting_since + LIFE_RISK
    if urgent or need in _PRESSING:
        return waiting_since + QUESTION
    return waiting_since + OTHERS
