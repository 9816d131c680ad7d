"""Ask somebody whether they want to share what the office says; nobody is on the list unasked."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.publishing.models import Advocate
from clarion.publishing.rules.sharing.advocates import ADVOCATES_MAX, KINDS, digest, lasts_until


class AdvocateThere(Refusal):
    """This address is on the list already. Renew that link instead."""


class AdvocateNameless(Refusal):
    """Say by which name you know them."""


class TooManyAdvocates(Refusal):
    """There are {count} people on the list, and it takes no more. End some of them first."""


@transaction.atomic
def invite_advocate(
    *, name: str, kind: str, language: str, email: str = "", by: Actor, at: datetime
) -> str:
    """Return the secret of their link: shown once, kept only as a digest.

    They take part when they have said so on the page behind it. Raises `AdvocateThere`,
    `AdvocateNameless`, `TooManyAdvocates`.
    """
    by.must(Power.PUBLISH)
    if kind not in KINDS or language not in people.office(by.office_id).languages:
        raise NotFound
    if not name.strip():
        raise AdvocateNameless
    there = Advocate.objects.of(by.office_id).filter(left_at=None, ended_at=None)
    if there.count() >= ADVOCATES_MAX:
        raise TooManyAdvocates(count=ADVOCATES_MAX)
    secret = secrets.token_urlsafe(32)
    try:
        with transaction.atomic():
            advocate = Advocate.objects.create(
                office_id=by.office_id,
                name=name.strip()[:120],
                kind=kind,
                language=language,
                email=email.strip().lower(),
                secret_digest=digest(secret),
                invited_by=by.name,
                invited_at=at,
                expires_at=lasts_until(joined=False, at=at),
            )
    except IntegrityError as error:
        raise AdvocateThere from error
    enter("advocate invited", about=advocate.about, by=by, at=at, kind=kind)
    return secret
