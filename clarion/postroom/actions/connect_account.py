"""Connect an account: ask the network who we are, before anything is kept."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.channels import registry
from clarion.channels.contract import (
    Access,
    Capabilities,
    Connector,
    Failure,
    Profile,
    Renewal,
    Subscription,
)
from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_key
from clarion.kit.refusals import Refusal
from clarion.kit.vault import seal
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom.actions.carrying import carry_over
from clarion.postroom.actions.subscribe import subscribe
from clarion.postroom.models import Account, Stream
from clarion.postroom.models.account import allowed_hosts
from clarion.postroom.rules.health import lacking
from clarion.postroom.rules.reach import fits, reach


class Incomplete(Refusal):
    """{label} is missing."""


class NotHere(Refusal):
    """An exercise cannot hold an account that reaches real people, nor a live desk a test one."""


class NetworkSaidNo(Refusal):
    """{network} did not let us in ({reason}). Check what you entered and try again."""


class AlreadyConnected(Refusal):
    """This account is connected already. To give it a new password, mend it instead."""


def connect_account(
    *, network: str, address: str, answers: Mapping[str, str], by: Actor, at: datetime
) -> int:
    """Probe the account, subscribe where news is pushed, keep it; return its number.

    `answers` are those to the plug's questions. Raises `Incomplete`, `NotHere`,
    `NetworkSaidNo`, `AlreadyConnected`. The account stays amber until both directions were seen.
    """
    by.must(Power.CONNECT_ACCOUNTS)
    connector = registry.pick(network)
    if not fits(account=reach(connector.capabilities), exercise=by.exercise):
        raise NotHere
    access = _access(connector, address, answers, exercise=by.exercise)
    hook = new_key()
    try:
        renewal = connector.renew(access)
        access = renewal.onto(access) if renewal else access
        profile = connector.probe(access)
        access = _known(access, profile)
        _refuse_second(connector, profile, by)
        subscription = subscribe(connector, access, hook)
    except Failure as failure:
        raise NetworkSaidNo(
            network=connector.capabilities.title, reason=failure.reason.value.replace("_", " ")
        ) from failure
    try:
        return _keep(connector, access, hook, profile, renewal, subscription, by, at)
    except AlreadyConnected:  # somebody else was a moment faster
        if subscription:
            with suppress(Failure):
                connector.unsubscribe(access, subscription.url)
        raise


def _access(
    connector: Connector, address: str, answers: Mapping[str, str], *, exercise: bool
) -> Access:
    given: dict[str, str] = {}
    for question in connector.questions:
        answer = answers.get(question.name, "").strip() or question.default
        if question.required and not answer and question.is_asked(given):
            raise Incomplete(label=question.label)
        given[question.name] = answer
    secret = {question.name for question in connector.questions if question.secret}
    return Access(
        account_id=0,
        address=address.strip(),
        settings={name: answer for name, answer in given.items() if name not in secret},
        secrets={name: answer for name, answer in given.items() if name in secret},
        allowed_hosts=allowed_hosts(exercise=exercise),
    )


def _known(access: Access, profile: Profile) -> Access:
    return replace(access, address=profile.handle or access.address, remote_id=profile.remote_id)


def _refuse_second(connector: Connector, profile: Profile, by: Actor) -> None:
    """Before the network is asked to tell us anything: a second subscription would stay there."""
    open_or_broken = Account.objects.of(by.office_id).exclude(state="closed")
    same = {"network": connector.capabilities.name, "remote_id": profile.remote_id}
    if open_or_broken.filter(**same).exists():
        raise AlreadyConnected


@transaction.atomic
def _keep(
    connector: Connector,
    access: Access,
    hook: str,
    profile: Profile,
    renewal: Renewal | None,
    subscription: Subscription | None,
    by: Actor,
    at: datetime,
) -> int:
    capabilities = connector.capabilities
    events = subscription.missing if subscription else ()
    try:
        with transaction.atomic():
            account = Account.objects.create(
                office_id=by.office_id,
                office_mode=people.office(by.office_id).mode,
                network=capabilities.name,
                address=access.address,
                name=profile.name,
                remote_id=profile.remote_id,
                url=profile.url,
                reach=reach(capabilities).value,
                settings=dict(access.settings),
                sealed=seal(access.secrets),
                expires_at=(renewal and renewal.expires_at) or profile.expires_at,
                renewable=renewal is not None and not renewal.last,
                state="open",
                missing=lacking(profile.missing_scopes, events),
                hook=hook,
                connected_at=at,
            )
    except IntegrityError as error:
        raise AlreadyConnected from error
    _open_streams(account, capabilities, at)
    carry_over(account)
    enter(
        "account connected",
        about=f"account:{account.pk}",
        by=by,
        at=at,
        network=capabilities.name,
        address=account.address,
    )
    return account.pk


def _open_streams(account: Account, capabilities: Capabilities, at: datetime) -> None:
    Stream.objects.bulk_create(
        Stream(account=account, name=name, due_at=at) for name in capabilities.streams
    )
