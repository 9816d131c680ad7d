"""Give a broken account new secrets; whatever is left empty stays as it was."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from clarion.channels import registry
from clarion.channels.contract import Access, Failure, Profile, Question, Renewal
from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.kit.rows import move
from clarion.kit.vault import seal
from clarion.ledger.actions import enter
from clarion.postroom.actions.connect_account import Incomplete, NetworkSaidNo
from clarion.postroom.actions.renewing import alone
from clarion.postroom.actions.subscribe import subscribe
from clarion.postroom.models import Account, Takeover, Trouble
from clarion.postroom.rules.health import lacking
from clarion.postroom.rules.lives import ACCOUNT


class SomebodyElse(Refusal):
    """These secrets belong to another account. Connect it as a new one instead."""


class SecretsAnew(Refusal):
    """You have changed where the secrets are handed in, so please enter them all once more."""


def mend_account(*, account_id: int, answers: Mapping[str, str], by: Actor, at: datetime) -> None:
    """Probe with the new secrets and keep them.

    Raises `NetworkSaidNo`, `SomebodyElse`, `SecretsAnew`, `BeingRenewed`, and `Incomplete` for an
    account whose secrets were destroyed because somebody else had it; it is ours again with this.
    """
    by.must(Power.CONNECT_ACCOUNTS)
    Account.objects.of(by.office_id).get_or_refuse(pk=account_id)
    given = {name: answer.strip() for name, answer in answers.items() if answer.strip()}
    with alone(account_id, at):
        _mend(Account.objects.get(pk=account_id), given, by, at)


def _mend(account: Account, given: Mapping[str, str], by: Actor, at: datetime) -> None:
    connector = registry.pick(account.network)
    access = _access(account.access(), given, connector.questions)
    try:
        renewal = connector.renew(access)
        if renewal:
            access = renewal.onto(access)
            if not given.keys() & _secrets(connector.questions):
                _save_tokens(account, renewal)
        profile = connector.probe(access)
        if profile.remote_id != account.remote_id:
            raise SomebodyElse
        subscription = subscribe(connector, access, account.hook)
    except Failure as failure:
        raise NetworkSaidNo(
            network=connector.capabilities.title, reason=failure.reason.value.replace("_", " ")
        ) from failure
    missing = lacking(profile.missing_scopes, subscription.missing if subscription else ())
    _keep(account.pk, access, missing, renewal or profile, by, at)


def _access(old: Access, given: Mapping[str, str], questions: tuple[Question, ...]) -> Access:
    secret, kept = _secrets(questions), old.secrets
    if any(one.place and _is_other(one, old, given) for one in questions):
        if any(kept.get(name) and name not in given for name in secret):
            raise SecretsAnew
        kept = {}
    if not old.secrets:
        _refuse_lacking(old, given, questions)
    return replace(
        old,
        settings={**old.settings, **{k: v for k, v in given.items() if k not in secret}},
        secrets={**kept, **{k: v for k, v in given.items() if k in secret}},
    )


def _refuse_lacking(old: Access, given: Mapping[str, str], questions: tuple[Question, ...]) -> None:
    """There is nothing to keep: each secret must be given anew."""
    answers = {**old.settings, **given}
    for one in questions:
        needed = one.secret and one.required and not one.default and one.is_asked(answers)
        if needed and one.name not in given:
            raise Incomplete(label=one.label)


def _secrets(questions: tuple[Question, ...]) -> set[str]:
    return {one.name for one in questions if one.secret}


def _save_tokens(account: Account, renewal: Renewal) -> None:
    """What was exchanged for the tokens that we had must be kept, whatever is found out next."""
    sealed = seal(renewal.onto(account.access()).secrets)
    open_or_broken = Account.objects.filter(pk=account.pk).exclude(state="closed")
    # Nor is it brought back when somebody said meanwhile that the account is not ours any more.
    open_or_broken = open_or_broken.filter(mended_at=account.mended_at)
    open_or_broken.update(sealed=sealed, expires_at=renewal.expires_at)


def _is_other(question: Question, old: Access, given: Mapping[str, str]) -> bool:
    before = old.settings.get(question.name) or question.default
    return given.get(question.name, before) != before


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
    if account.mended_since(at):
        raise AlreadyMoved
    account.settings, account.sealed = dict(access.settings), seal(access.secrets)
    account.expires_at, account.warned_days = lasts.expires_at, None
    account.renewable = isinstance(lasts, Renewal) and not lasts.last
    account.missing = missing
    account.mended_at = at
    account.save()
    Trouble.objects.filter(account=account).delete()
    if account.state == "broken":
        move(account, ACCOUNT, "open")
    taken = Takeover.objects.filter(account=account, ended_at=None)
    ours_again = bool(taken.update(ended_at=at, ended_by=by.name))
    facts = {"ours_again": True} if ours_again else {}
    enter("account mended", about=f"account:{account_id}", by=by, at=at, **facts)
    live.tell(office_id=by.office_id, topic="accounts")
