"""A review of an emergency is overdue: whoever could write it or leads the office is told."""

from datetime import datetime

from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell
from clarion.signoff.queries import review_now


def tell_of_review(*, review_id: int, link: str, by: Actor, at: datetime) -> int:
    """Return to how many it was told."""
    by.must(Power.MOVE_POST)
    review = review_now(office_id=by.office_id, review_id=review_id, at=at)
    if review.found_at is not None:
        return 0
    what = Telling(
        happening=Happening.REVIEW,
        about=review.request.ref,
        once=f"review:{review_id}",
        line=_("The review of an emergency is overdue: %(headline)s")
        % {"headline": review.request.where},
        link=link,
    )
    signing = people.staff_with(office_id=by.office_id, power=Power.SIGN)
    leading = people.staff_with(office_id=by.office_id, power=Power.MANAGE_OFFICE)
    able = {one for one in signing if not review.was_involved(one)}
    return tell(what=what, whom=able | set(leading), by=by, at=at)
