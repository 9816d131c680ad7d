"""Tell the open screens that a case is new or has changed."""

from clarion.desk.models import Case
from clarion.desk.rules.first_look import UNASSESSED, Risk
from clarion.kit import live


def tell(case: Case) -> None:
    """Say which case, and whether it must be at the top of every screen at once."""
    grave = Risk(case.risk) in UNASSESSED and case.state in {"triaged", "assigned"}
    live.tell(office_id=case.office_id, topic=case.about, case=case.pk, urgent=grave)
