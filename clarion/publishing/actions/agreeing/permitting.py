"""Each account has its rule of who may say what, asked at the beginning and at the end."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from clarion.kit.actor import Actor
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.queries import AccountNow
from clarion.publishing.models import Edition
from clarion.publishing.rules.refusals import NotCarried


def refuse_barred(accounts: Iterable[AccountNow], *, theme: str, by: Actor) -> None:
    """Go on only if this person may say it on each of them; raises `NotCarried` for the first."""
    for one in accounts:
        if not one.permit.allows(role=by.role, theme=theme):
            account = f"{one.title}, {one.address}"
            raise NotCarried(account=account, who=postroom.permit_words(one.permit))


def barred(edition: Edition) -> dict[int, str]:
    """Return the accounts that may not say it any more, and why, for whoever sent it off.

    It is asked in the role that the person has now: who has left the office has none.
    """
    office_id = edition.office_id
    ours, personal = postroom.voices(office_id=office_id)
    submitter = people.actor_in(office_id=office_id, staff_id=edition.submitted_by_id or 0)
    role = submitter.role if submitter else ""
    found = {
        one.id: _("This account is a person’s own. Nothing was said there.") for one in personal
    }
    for one in ours:
        if not one.permit.allows(role=role, theme=edition.theme):
            facts = {"name": edition.submitted_by, "who": postroom.permit_words(one.permit)}
            words = _(
                "Left out: %(name)s may not say this here any more. Who may, and what: %(who)s."
            )
            found[one.id] = words % facts
    return found
