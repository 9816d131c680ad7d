"""Whoever has the machine lets somebody in again whom nobody in their office can help."""

import secrets
from dataclasses import replace
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from clarion.kit.actor import Actor
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people import queries
from clarion.people.actions.powers.carrying import close_links
from clarion.people.models import Pass, Staff
from clarion.people.rules.one_time import NEW_PASSWORD_LASTS, Purpose, digest


class WorksNowhere(Refusal):
    """Nobody with this address works in any office here."""


@transaction.atomic
def let_in(*, email: str, name: str, factor_lost: bool, at: datetime) -> str:
    """Return the secret of a link for a new password; the ledger of each office of theirs says so.

    Done from the command line by whoever has the machine, whose `name` the ledger keeps. Their
    second factors are forgotten if they have lost them. Raises `WorksNowhere`.
    """
    staff = Staff.objects.filter(email=email.strip().lower()).first()
    offices = sorted(queries.office_ids_of(staff_id=staff.pk)) if staff else []
    if staff is None or not offices:
        raise WorksNowhere
    machine = Actor(office_id=offices[0], name=name, role="command line")
    close_links([staff.pk], by=machine, at=at)
    secret = secrets.token_urlsafe(32)
    Pass.objects.create(
        office_id=offices[0],
        staff=staff,
        purpose=Purpose.NEW_PASSWORD.value,
        secret_digest=digest(secret),
        made_at=at,
        expires_at=at + NEW_PASSWORD_LASTS,
    )
    if factor_lost:
        Authenticator.objects.filter(user_id=staff.pk).delete()
    for office_id in offices:
        by = replace(machine, office_id=office_id)
        about = f"staff:{staff.pk}"
        enter("let in at the machine", about=about, by=by, at=at, second_factor=not factor_lost)
    return secret
