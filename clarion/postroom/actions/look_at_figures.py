"""Ask a network how far what we said has gone, and notice what is not there any more."""

import time
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from clarion.channels import registry
from clarion.channels.contract import Deed, Failure, Figures, Reason, Temporary
from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.postroom.actions.renew_account import renew_account
from clarion.postroom.actions.trouble import trouble
from clarion.postroom.models import Account, Dispatch, Figure
from clarion.postroom.rules.counting import next_count, spared_until
from clarion.postroom.rules.health import Side

_NEVER = ("failed", "cancelled", "missed", "expired")


def look_at_figures(*, account_id: int, by: Actor, at: datetime) -> int:
    """Ask once about the posts of one account that are due; return of how many there is news.

    A network that does not answer is no alarm: it is asked at the next occasion. One that is
    asked too often is spared, but what must be sent does not wait for that.
    """
    by.must(Power.MOVE_POST)
    began = time.monotonic()
    names = _claim(account_id, by, at)
    if not names:
        return 0
    renew_account(account_id=account_id, by=by, at=at)
    account = Account.objects.of(by.office_id).get_or_refuse(pk=account_id)
    try:
        found = registry.pick(account.network).figures(account.access(), tuple(names))
    except Failure as failure:
        _heed(account, failure, by, at)
        return 0
    return _keep(names, found, by, at + timedelta(seconds=time.monotonic() - began))


@transaction.atomic
def _claim(account_id: int, by: Actor, at: datetime) -> dict[str, list[int]]:
    """Take what is due upon oneself by naming its next time; return dispatches by their names.

    What is being taken down is not asked about meanwhile, and what is down never again.
    """
    open_ones = Account.objects.of(by.office_id).filter(pk=account_id, state="open")
    account = open_ones.exclude(quiet_until__gt=at).first()
    if account is None:
        return {}
    rows = Dispatch.objects.of(by.office_id).filter(account=account, figures_at__lte=at)
    free = rows.select_for_update(skip_locked=True).order_by("figures_at", "id")
    due = list(free[: registry.capabilities(account.network).figures_at_once])
    downs = _taken_down(due, by)
    names: dict[str, list[int]] = {}
    for row in due:
        over = downs.get(row.remote_id) == "sent"
        later = next_count(said_at=row.settled_at or row.made_at, at=at)
        Dispatch.objects.filter(pk=row.pk).update(figures_at=None if over else later)
        if row.remote_id not in downs:
            names.setdefault(row.remote_id, []).append(row.pk)
    return names


def _taken_down(rows: list[Dispatch], by: Actor) -> dict[str, str]:
    """Name what we have taken down of these, or are about to, with how far that is."""
    orders = Dispatch.objects.of(by.office_id).filter(
        deed=Deed.TAKE_DOWN.value,
        about__in={row.about for row in rows},
        said_id__in={row.remote_id for row in rows},
    )
    alive = orders.exclude(state__in=_NEVER)
    states = sorted(alive.values_list("said_id", "state"), key=lambda one: one[1] == "sent")
    return dict(states)  # what is down is down, whatever else is on its way


def _heed(account: Account, failure: Failure, by: Actor, at: datetime) -> None:
    """Ask no more for a while where we ask too often; renew a session that has ended.

    Of all else that is wrong with an account its sending and its reading will tell.
    """
    if failure.reason is Reason.RATE_LIMITED:
        until = spared_until(at=at, retry_after=getattr(failure, "retry_after", None))
        rows = Dispatch.objects.of(by.office_id).filter(account=account, figures_at__lt=until)
        rows.update(figures_at=until)
    elif _session_ended(failure) and account.renewable:
        reading = Side.READING
        trouble(account_id=account.pk, side=reading, failure=failure, begun_at=at, by=by, at=at)


def _session_ended(failure: Failure) -> bool:
    return isinstance(failure, Temporary) and failure.reason is Reason.TOKEN_EXPIRED


@transaction.atomic
def _keep(
    names: dict[str, list[int]], found: Mapping[str, Figures], by: Actor, at: datetime
) -> int:
    """Write down what was told, unless it is being taken down by now."""
    numbers = [number for name in found for number in names.get(name, ())]
    rows = list(Dispatch.objects.of(by.office_id).filter(pk__in=numbers).order_by("id"))
    downs = _taken_down(rows, by)
    told = [(row, found[row.remote_id]) for row in rows if row.remote_id not in downs]
    before = _newest(numbers)
    Figure.objects.bulk_create(
        Figure(
            dispatch=row,
            counted_at=at,
            replies=one.replies,
            reposts=one.reposts,
            likes=one.likes,
            seen=one.seen,
            gone=one.gone,
        )
        for row, one in told
    )
    for row, one in told:
        if one.gone and not (row.pk in before and before[row.pk].gone):
            enter("post gone", about=row.about, by=by, at=at, dispatch=row.pk)
        live.tell(office_id=row.office_id, topic=row.about, dispatch=row.pk)
    return len(told)


def _newest(numbers: list[int]) -> dict[int, Figure]:
    rows = Figure.objects.filter(dispatch_id__in=numbers)
    newest = rows.order_by("dispatch_id", "-counted_at", "-id").distinct("dispatch_id")
    return {one.dispatch_id: one for one in newest}
