"""What waits for a second person stands on one page, for whoever could agree to it."""

from datetime import timedelta

import pytest

from clarion.config.waiting import waits
from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.postroom.queries import EVERYBODY, Permit
from clarion.publishing.actions import Proposal, propose_right, propose_source
from clarion.publishing.models import Picture
from clarion.signoff.actions import Degree, Step, name_guest, propose_trust
from tests.makers.people import an_actor
from tests.makers.publishing import Press
from tests.makers.signing import chain_in_force
from tests.screens.conftest import Screen
from tests.screens.page import read

pytestmark = pytest.mark.django_db

QUERIES = 10


def a_source(by: Actor, name: str = "Weir Water") -> None:
    at = clock.now()
    proposal = Proposal(
        name=name,
        kind="utility",
        also_called=(),
        lines=("weirwater.example",),
        how="Rang the number in the book",
        valid_until=at.date() + timedelta(days=90),
    )
    propose_source(proposal=proposal, by=by, at=at)


def one_of_each(press: Press) -> None:
    by, at = press.chief, clock.now()
    a_source(by)
    for permit in (Permit(roles=frozenset({by.role})), EVERYBODY):
        propose_right(theme="event", permit=permit, by=by, at=at)
    learner = an_actor(office_id=press.office_id).person
    for degree in (Degree.LEARNING, Degree.ORDINARY):
        propose_trust(
            staff_id=learner, degree=degree, themes=frozenset(), why="New here.", by=by, at=at
        )
    chain = chain_in_force(name="All", themes=(), steps=(Step(title="Legal"),), by=by, at=at)
    name_guest(
        chain_id=chain,
        step=0,
        name="Ida Hart",
        organisation="Hart Solicitors",
        email="ida@hart.example",
        by=by,
        at=at,
    )
    off = {"withdrawn_at": at, "off_at": at, "back_at": at, "back_by": by.name}
    Picture.objects.create(
        office_id=press.office_id,
        name="map.jpg",
        digest="0" * 64,
        content=b"",
        added_at=at,
        back_by_id=by.person,
        **off,
    )


def test_lists_and_counts_all_of_them_for_whoever_could_agree(
    press: Press, here: str, screen: Screen
) -> None:
    one_of_each(press)
    assert "Nothing waits for you" in screen.open(f"{here}waiting/", queries=QUERIES).words
    assert waits(actor=press.chief, at=clock.now()).in_room("publishing") == 0
    screen.sign_in(press.signer)
    shown = screen.open(f"{here}waiting/", queries=QUERIES)
    for words in ("Weir Water", "The theme “Event”", "New here.", "Ida Hart", "map.jpg"):
        assert words in shown.words
    assert waits(actor=press.signer, at=clock.now()).in_room("publishing") == 5
    assert "Waits for a second person" in read(screen.client.get(here)).words


def test_shows_only_what_somebody_has_the_power_for(
    press: Press, here: str, screen: Screen
) -> None:
    one_of_each(press)
    officer = an_actor(office_id=press.office_id, role="Communications officer")
    assert waits(actor=officer, at=clock.now()).agreements == 2
    keeper = an_actor(office_id=press.office_id, role="Platform administrator")
    assert waits(actor=keeper, at=clock.now()).agreements == 3
    screen.sign_in(keeper)
    shown = screen.open(f"{here}waiting/", queries=QUERIES - 2)
    assert "Weir Water" not in shown.words
    assert "Waits for a second person 3" in shown.words
    assert "Agree" in read(screen.client.get(f"{here}rights/")).words
