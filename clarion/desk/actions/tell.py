"""Tell the open screens that a case is new or has changed."""

from clarion.desk.models import Case
from clarion.desk.rules.first_look import UNASSESSED, Risk
from clarion.desk.rules.lives import OPEN
from clarion.kit import live


def tell(case: Case, *, arrived: bool = False, urgent: bool = False) -> None:
    """Say which case has changed; `arrived`: it has come to the desk, or come back to it.

    Only what arrives where a life may be at risk rings, or what is `urgent` for another reason: a
    bell for every change is soon ignored.
    """
    news = arrived and case.state in OPEN
    grave = Risk(case.risk) in UNASSESSED
    live.tell(
        office_id=case.office_id,
        topic=case.about,
        case=case.pk,
        news=news,
        urgent=news and (grave or urgent),
        words=case.findings[0][1] if case.findings else "",
    )
