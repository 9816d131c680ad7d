"""Who may say what, and where: asked at the beginning and at the end."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from clarion.kit.actor import Actor
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.queries import AccountNow, RuleNow, Voice, permit_words
from clarion.publishing.models import Edition
from clarion.publishing.queries.agreeing.rights import barring, place_words
from clarion.publishing.rules.refusals import NotCarried, NotYours


def refuse_barred(edition: Edition, accounts: Iterable[AccountNow], *, by: Actor) -> None:
    """Go on only if this person may say it there; raises `NotYours`, or `NotCarried`."""
    voice = Voice(role=by.role, person=by.staff_id)
    if rules := _barring(edition, voice):
        raise NotYours(what=place_words(rules[0].place), who=permit_words(rules[0].permit))
    for one in accounts:
        if not one.permit.allows(voice=voice, theme=edition.theme):
            account = f"{one.title}, {one.address}"
            raise NotCarried(account=account, who=permit_words(one.permit))


def barred(edition: Edition) -> dict[int, str]:
    """Return the accounts that may not say it any more, and why, for whoever sent it off.

    It is asked in the role that the person has now: who has left the office has none.
    """
    office_id = edition.office_id
    ours, personal = postroom.voices(office_id=office_id)
    submitter = people.actor_in(office_id=office_id, staff_id=edition.submitted_by_id or 0)
    voice = Voice(role=submitter.role, person=submitter.staff_id) if submitter else postroom.NOBODY
    found = {
        one.id: _("This account is a person’s own. Nothing was said there.") for one in personal
    }
    over_all = [rule.permit for rule in _barring(edition, voice)]
    for one in ours:
        own = [] if one.permit.allows(voice=voice, theme=edition.theme) else [one.permit]
        if permits := [*over_all, *own]:
            facts = {"name": edition.submitted_by, "who": permit_words(permits[0])}
            words = _(
                "Left out: %(name)s may not say this here any more. Who may, and what: %(who)s."
            )
            found[one.id] = words % facts
    return found


def _barring(edition: Edition, voice: Voice) -> list[RuleNow]:
    return barring(
        office_id=edition.office_id,
        campaign_id=edition.campaign_id,
        theme=edition.theme,
        voice=voice,
    )
