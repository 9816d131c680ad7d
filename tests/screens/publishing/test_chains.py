"""Chains of signatures: begun, shown with the minutes that they take, and ended."""

from datetime import timedelta

import pytest

from clarion.kit import clock
from clarion.signoff import queries
from clarion.signoff.actions import Step, ask, sign
from tests.makers.publishing import Press
from tests.makers.signing import chain_in_force
from tests.screens.conftest import Screen
from tests.screens.page import read

pytestmark = pytest.mark.django_db

CHAINS = 10


def passed(press: Press, minutes: int) -> None:
    """Let one request go through the chain in so many minutes."""
    asked_at = clock.now() - timedelta(hours=1)
    number = ask(
        about="statement:1",
        words="Mill Lane is closed.",
        where="Everybody",
        digests=("d" * 64,),
        theme="safety",
        authors=frozenset(),
        by=press.chief,
        at=asked_at,
    )
    sign(request_id=number, by=press.signer, at=asked_at + timedelta(minutes=minutes))


def test_says_how_long_each_step_takes_however_many_there_are(
    press: Press, here: str, screen: Screen
) -> None:
    step = Step(title="Press office", minutes=10)
    for name in ("All", "Newer"):
        chain_in_force(name=name, themes=(), steps=(step,), by=press.chief, at=clock.now())
    shown = screen.open(f"{here}chains/", queries=CHAINS)
    assert "usually" not in shown.words
    for minutes in (4, 6, 20):
        passed(press, minutes)
    shown = screen.open(f"{here}chains/", queries=CHAINS)
    assert "last 30 days: usually 6 min, at longest 20 min (3 answers)" in shown.words
    assert "From the question to the last signature" in shown.words


def test_begins_one(press: Press, here: str, screen: Screen) -> None:
    words = {"name": "Safety", "themes": ["safety"], "title_1": "Facts", "minutes_1": "5"}
    rest = {f"need_{n}": "any" for n in (1, 2, 3)} | {"minutes_2": "0", "minutes_3": "0"}
    screen.send(f"{here}chains/", words | rest)
    assert queries.chains(office_id=press.office_id) == []
    shown = read(screen.client.get(f"{here}chains/"))
    assert "It waits for a second person." in shown.words
    assert "Take it back" in shown.words
    assert "Agree" not in shown.words
    (proposed,) = queries.proposed_chains(office_id=press.office_id)
    screen.sign_in(press.signer)
    assert "Turn it down" in read(screen.client.get(f"{here}chains/")).words
    screen.send(f"{here}chains/{proposed.id}/agree/", {})
    (chain,) = queries.chains(office_id=press.office_id)
    assert (chain.steps[0].title, chain.steps[0].minutes) == ("Facts", 5)
    shown = read(screen.client.get(f"{here}chains/"))
    assert "Agreed. It holds for whatever is asked from now on." in shown.words
    assert "Waits for a second person" not in shown.words


def test_ends_one_once_a_second_person_agrees(press: Press, here: str, screen: Screen) -> None:
    step = Step(title="Press office")
    number = chain_in_force(name="All", themes=(), steps=(step,), by=press.chief, at=clock.now())
    screen.send(f"{here}chains/{number}/end/", {})
    assert (
        "To be ended, once a second person agrees"
        in read(screen.client.get(f"{here}chains/")).words
    )
    screen.send(f"{here}chains/{number}/keep/", {})
    assert "To be ended" not in read(screen.client.get(f"{here}chains/")).words
    screen.send(f"{here}chains/{number}/end/", {})
    screen.sign_in(press.signer)
    screen.send(f"{here}chains/{number}/agree/", {"ends": "yes"})
    assert queries.chains(office_id=press.office_id) == []
