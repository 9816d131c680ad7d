"""One change of a rule at a time, by somebody who may make it."""

from django.db import connection

from clarion.kit.actor import Actor
from clarion.kit.refusals import AlreadyMoved
from clarion.postroom.models import Account
from clarion.postroom.rules.posting import Place, Scope

_TURN = 0x2117  # the lock that makes changes of what is no account wait for one another


def take_turn_over(place: Place, by: Actor) -> None:
    """Wait for whoever changes the same; raises `NotFound`, or `AlreadyMoved` if it was closed."""
    if place.scope is not Scope.ACCOUNT:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURN, by.office_id])
        return
    account = Account.objects.of(by.office_id).locked().get_or_refuse(pk=int(place.subject))
    if account.state == "closed":
        raise AlreadyMoved
