"""T14: what was made in an exercise reaches nobody, whatever is done to it afterwards."""

import pytest
from django.db import IntegrityError, transaction

from clarion.channels import registry
from clarion.people.models import Office
from clarion.postroom import queries
from clarion.postroom.actions import deliver
from clarion.postroom.actions.connect_account import NotHere, connect_account
from clarion.postroom.models import Account, Dispatch
from clarion.postroom.rules.reach import Reach, fits, reach
from clarion.publishing.models import Rendition
from fakenet import FakeNet
from tests.makers.desk import Desk
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.postroom import a_dispatch
from tests.makers.publishing import a_press_office, page, submitted

REACHES = {name: reach(registry.capabilities(name)) for name in registry.names()}
WRONG = [
    (name, exercise)
    for name, of in REACHES.items()
    for exercise in (True, False)
    if not fits(account=of, exercise=exercise)
]


def live_account(at_all: Desk) -> int:
    """Let a live office have an account, and return its number."""
    office_id = an_office(exercise=False, slug="live")
    like = Account.objects.get(pk=at_all.account_id)
    row = Account.objects.create(
        office_id=office_id,
        office_mode="live",
        network="bluesky",
        reach=Reach.REAL.value,
        address="town.example",
        remote_id="did:plc:live",
        sealed=like.sealed,
        hook="a-live-hook",
        connected_at=NOW,
    )
    return int(row.pk)


@pytest.mark.parametrize(("network", "exercise"), WRONG)
def test_t14_no_network_is_connected_where_it_does_not_belong(
    db: None, network: str, exercise: bool
) -> None:
    by = an_actor(office_id=an_office(exercise=exercise))
    with pytest.raises(NotHere):
        connect_account(network=network, address="x", answers={}, by=by, at=NOW)


def test_t14_an_office_cannot_be_switched_to_live(desk: Desk) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.filter(pk=desk.office_id).update(mode="live")


@pytest.mark.parametrize("state", ["queued", "sending", "unknown", "failed", "missed", "cancelled"])
def test_t14_nothing_changes_over_to_a_live_account(desk: Desk, state: str) -> None:
    dispatch = Dispatch.objects.filter(pk=a_dispatch(desk))
    dispatch.update(state=state, lease_until=NOW)
    live = live_account(desk)
    with pytest.raises(IntegrityError), transaction.atomic():
        dispatch.update(account_id=live)


def test_t14_nor_does_the_whole_of_it(desk: Desk) -> None:
    """With its office changed as well, its agreement is about another account's words."""
    dispatch_id, live = a_dispatch(desk), live_account(desk)
    office_id = Account.objects.get(pk=live).office_id
    Dispatch.objects.filter(pk=dispatch_id).update(account_id=live, office_id=office_id)
    clockwork = an_actor(office_id=office_id).clockwork(office_id)
    deliver(dispatch_id=dispatch_id, by=clockwork, at=NOW)
    now = queries.dispatch(office_id=office_id, dispatch_id=dispatch_id)
    assert now.state == "failed"
    assert now.attempts == 0
    assert "not the words that were agreed" in now.reason


def test_t14_every_word_of_it_says_that_it_is_one(net: FakeNet, committed: None) -> None:
    press = a_press_office(net)
    for one in page(press, submitted(press)).audiences:
        assert f"{one.subject} {one.text}".strip().startswith("EXERCISE")
    assert Rendition.objects.count() == len(press.accounts)
