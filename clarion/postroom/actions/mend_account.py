"""Give a broken account new secrets; whatever is left empty stays as it was."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from clarion.channels import registry
from clarion.channels.contract import Access, Failure, Profile
from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.kit.vault import seal
from clarion.ledger.actions import enter
from clarion.postroom.actions.connect_account import NetworkSaidNo
from clarion.postroom.models import Account
from clarion.postroom.rules.lives import ACCOUNT


class SomebodyElse(Refusal):
    """These secrets belong to another account. Connect it as a new one instead."""


def mend_account(*, account_id: int, answers: Mapping[str, str], by: Actor, at: datetime) -> None:
    """Probe with the new secrets and keep them; raises `NetworkSaidNo`, `SomebodyElse`."""
    by.must(Power.CONNECT_ACCOUNTS)
    account = Account.objects.of(by.office_id).get_or_refuse(pk=account_id)
    connector = registry.pick(account.network)
    access = _access(account.access(), answers, _connector_secrets(account.network))
    expires_at = None
    try:
        if connector.capabilities.token_life:
            renewal = connector.renew(access)
            fresh = {name: value for name, value in renewal.secrets.items() if value}
            access = replace(access, secrets={**access.secrets, **fresh})
            expires_at = renewal.expires_at
        profile = connector.probe(access)
    except Failure as failure:
        raise NetworkSaidNo(
            network=connector.capabilities.title, reason=failure.reason.value.replace("_", " ")
        ) from failure
    if profile.remote_id != account.remote_id:
        raise SomebodyElse
    _keep(account_id, access, profile, expires_at or profile.expires_at, by, at)


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
    profile: Profile,
    expires_at: datetime | None,
    by: Actor,
    at: datetime,
) -> None:
    open_or_broken = Account.objects.of(by.office_id).exclude(state="closed")
    account = open_or_broken.locked().get_or_refuse(pk=account_id)
    account.settings, account.sealed = dict(access.settings), seal(access.secrets)
    account.expires_at, account.warned_days = expires_at, None
    account.missing, account.trouble = ", ".join(profile.missing_scopes), ""
    account.save(
        update_fields=["settings", "sealed", "expires_at", "warned_days", "missing", "trouble"]
    )
    if account.state == "broken":
        move(account, ACCOUNT, "open")
    enter("account mended", about=f"account:{account_id}", by=by, at=at)
    live.tell(office_id=by.office_id, topic="accounts")
