"""Write down who agreed to be shown, for what, and until when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.publishing.actions.pictures.halting import lock_shown
from clarion.publishing.actions.pictures.lasting import lasts
from clarion.publishing.actions.pictures.narrowing import narrow
from clarion.publishing.models import Consent
from clarion.publishing.rules.pictures.consent import People, Use


class WhoAndForWhat(Refusal):
    """Say who agreed, and to what: at least one use."""


class EndsBeforeItBegins(Refusal):
    """Their consent would end before they gave it. Look at the two days again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What somebody agreed to. `given_by` and `note` are for colleagues, and never published."""

    given_by: str
    given_on: date
    uses: Collection[Use]
    until_on: date | None = None
    note: str = ""


@transaction.atomic
def write_down_consent(*, picture_id: int, agreement: Agreement, by: Actor, at: datetime) -> None:
    """Write it down in the place of what was there before. What it leaves out is stopped.

    Raises `WhoAndForWhat`, `EndsBeforeItBegins`, `PlansChanged`.
    """
    by.must(Power.PUBLISH)
    if not agreement.given_by.strip() or not agreement.uses:
        raise WhoAndForWhat
    if agreement.until_on is not None and agreement.until_on < agreement.given_on:
        raise EndsBeforeItBegins
    picture, editions = lock_shown(picture_id, by)
    could = picture.rights()
    if picture.consent is not None and picture.consent.ended_at is None:
        before: Consent = picture.consent
        before.ended_at, before.ended_by, before.ended_why = at, by.name, "replaced"
        before.save(update_fields=["ended_at", "ended_by", "ended_why"])
    picture.consent = Consent.objects.create(
        picture=picture,
        given_by=agreement.given_by.strip()[:300],
        given_on=agreement.given_on,
        until_on=agreement.until_on,
        uses=sorted(use.value for use in agreement.uses),
        note=agreement.note.strip()[:500],
        kept_by=by.name,
        kept_at=at,
    )
    picture.people = People.CONSENT.value
    picture.version, picture.saved_by = picture.version + 1, by.name
    picture.save(update_fields=["consent", "people", "version", "saved_by"])
    # Who it was stays out of the ledger: it is never erased, and they may ask us to forget them.
    enter(
        "picture consent written down",
        about=picture.about,
        by=by,
        at=at,
        uses=picture.consent.uses,
        until=agreement.until_on.isoformat() if agreement.until_on else "",
    )
    lasts(picture, narrow(picture, could, editions, by, at), by, at)
