"""Give a broken account new secrets; whatever is left empty stays as it was."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from clarion.channels import registry
from clarion.channels.contract import Access, Failure, Profile, Renewal
from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.kit.vault import seal
from clarion.ledger.actions import enter
from clarion.postroom.actions.connect_account import NetworkSaidNo
from clarion.postroom.actions.subscribe import subscribe
from clarion.postroom.models import Account, Trouble
from clarion.postroom.rules.health import lacking
from clarion.postroom.rules.lives import ACCOUNT


class SomebodyElse(Refusal):
    """These secrets belong to another account. Connect it as a new one instead."""


def mend_account(*, account_id: int, answers: Mapping[str, str], by: Actor, at: datetime) -> None:
    """Probe with the new secrets and keep them; raises `NetworkSaidNo`, `SomebodyElse`."""
    by.must(Power.CONNECT_ACCOUNTS)
    account = Account.objects.of(by.office_id).get_or_refuse(pk=account_id)
    connector = registry.pick(account.network)
    access = _access(account.access(), answers, _connector_secrets(account.network))
    try:
        renewal = connector.renew(access)
        access = renewal.onto(access) if renewal else access
        profile = connector.probe(access)
        if profile.remote_id != account.remote_id:
            raise SomebodyElse
        subscription = subscribe(connector, access, account.hook)
    except Failure as failure:
        raise NetworkSaidNo(
            network=connector.capabilities.title, reason=failure.reason.value.replace("_", " ")
        ) from failure
    missing = lacking(profile.missing_scopes, subscription.missing if subscription else ())
    _keep(account_id, access, missing, renewal or profile, by, at)


def _connector_secrets(network: str) -> frozenset[str]:
    """Return the names of the answers that are secrets."""
    questions = registry.pick(network).questions
    return frozenset(question.name for question in questions if question.secret)


def _access(old: Access, answers: Mapping[str, str], secret: frozenset[str]) -> Access:
    given = {name: answer.strip() for name, answer in answers.items() if answer.strip()}
    return replace(
        old,
        settings={**old.settings, **{k: v for k, v in given.items() if k not in secret}},
        secrets={**old.secrets, **{k: v for k, v in given.items() if k in secret}},
    )


@transaction.atomic
def _keep(
    account_id: int,
    access: Access,
    missing: str,
    lasts: Renewal | Profile,
    by: Actor,
    at: datetime,
) -> None:
    open_or_broken = Account.objects.of(by.office_id).exclude(state="closed")
    account = open_or_broken.locked().get_or_refuse(pk=account_id)
    account.settings, account.sealed = dict(access.settings), seal(access.secrets)
    account.expires_at, account.warned_days = lasts.expires_at, None
    account.renewable, account.missing = isinstance(lasts, Renewal), missing
    account.save()
    Trouble.objects.filter(account=account).delete()
    if account.state == "broken":
        move(account, ACCOUNT, "open")
    enter("account mended", about=f"account:{account_id}", by=by, at=at)
    live.tell(office_id=by.office_id, topic="accounts")
