"""Somebody new can sign in from now on."""

from django.db import IntegrityError, transaction

from clarion.kit.refusals import Refusal
from clarion.people.models import Staff


class KnownAddress(Refusal):
    """There is somebody with this address already. Sign in first, then open the link again."""


def take_on(*, name: str, email: str, password: str) -> Staff:
    """Make a person inside the caller's transaction; raises `KnownAddress`."""
    try:
        with transaction.atomic():
            return Staff.objects.create_user(email=email, name=name.strip(), password=password)
    except IntegrityError as error:
        raise KnownAddress from error
