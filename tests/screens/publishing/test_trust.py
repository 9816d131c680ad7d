"""Trust on screen: who is trusted how far, given by two, and shown to whoever signs."""

import pytest

from clarion.kit import clock
from clarion.signoff import queries as signoff
from clarion.signoff.actions import Degree, Step, propose_trust
from clarion.signoff.models import Trust
from tests.makers.people import an_actor
from tests.makers.publishing import Press, submitted
from tests.makers.signing import chain_in_force
from tests.screens.conftest import Screen
from tests.screens.page import Page
from tests.screens.page import read as read_page

pytestmark = pytest.mark.django_db

QUERIES = 10


def read(screen: Screen, address: str) -> Page:
    return read_page(screen.client.get(address))


def learner(press: Press) -> None:
    propose_trust(
        staff_id=press.chief.person,
        degree=Degree.LEARNING,
        themes=frozenset(),
        why="New here.",
        by=press.signer,
        at=clock.now(),
    )


def test_it_shows_everybody_who_writes(press: Press, here: str, screen: Screen) -> None:
    page = screen.open(f"{here}trust/", queries=QUERIES)
    assert press.chief.name in page.words
    assert "As everybody" in page.words
    assert "too few statements signed" in page.words


def test_the_number_of_queries_does_not_grow(press: Press, here: str, screen: Screen) -> None:
    for _number in range(3):
        an_actor(office_id=press.office_id)
    submitted(press, at=clock.now())
    screen.open(f"{here}trust/", queries=QUERIES)


def test_learning_holds_at_once_and_more_waits(press: Press, here: str, screen: Screen) -> None:
    place = f"{here}trust/of/{press.signer.person}/"
    screen.send(place, {"degree": "learning", "why": "New here."})
    page = screen.open(f"{here}trust/", queries=QUERIES)
    assert "Learning" in page.words
    assert "New here." in page.words
    screen.send(place, {"degree": "ordinary", "why": "Three good months."})
    page = screen.open(f"{here}trust/", queries=QUERIES)
    assert "Waits for a second person" in page.words
    assert "neither who proposed it, nor whose trust it is" in page.words
    (waiting,) = [
        one.proposed
        for one in signoff.writers(office_id=press.office_id, at=clock.now())
        if one.proposed
    ]
    screen.sign_in(an_actor(office_id=press.office_id))
    screen.send(f"{here}trust/{waiting.id}/agree/", {})
    page = screen.open(f"{here}trust/", queries=QUERIES)
    assert "Learning" not in page.words.replace("learners", "")


def test_what_is_not_earned_is_refused_in_words(press: Press, here: str, screen: Screen) -> None:
    place = f"{here}trust/of/{press.signer.person}/"
    page = screen.send_and_read(place, {"degree": "trusted", "why": "Nice."}, status=422)
    assert "What they have written does not show it yet." in page.words
    page = screen.send_and_read(place, {"degree": "trusted", "why": ""}, status=422)
    assert "Fill this in" in page.words


def test_a_chain_says_whose_statements_are_asked_a_step(
    press: Press, here: str, screen: Screen
) -> None:
    sent = {"name": "All", "up_to_1": "ordinary"}
    sent |= {f"need_{number}": "any" for number in (1, 2, 3)}
    sent |= {f"minutes_{number}": "10" for number in (1, 2, 3)}
    page = screen.send_and_read(f"{here}chains/", sent, status=422)
    assert "At least one step must be asked of everybody" in page.words
    second = {"title_2": "Words", "up_to_2": "trusted"}
    screen.send(f"{here}chains/", sent | second)
    assert "not for whom the office trusts" in read(screen, f"{here}chains/").words


def test_a_learner_is_asked_a_step_more(press: Press, here: str, screen: Screen) -> None:
    steps = (Step(title="Teacher", up_to=Degree.LEARNING), Step(title="Words"))
    chain_in_force(name="All", themes=(), steps=steps, by=press.chief, at=clock.now())
    ordinary = submitted(press, at=clock.now())
    assert "Teacher" not in read(screen, f"{here}{ordinary}/").words
    learner(press)
    submitted(press, at=clock.now())
    screen.sign_in(press.signer)
    page = read(screen, here.replace("publish", "signatures"))
    assert "Step 1 of 2: Teacher" in page.words
    assert "whoever wrote it is trusted" not in page.words


def test_whoever_signs_sees_what_trust_left_out(press: Press, here: str, screen: Screen) -> None:
    steps = (Step(title="Facts", up_to=Degree.ORDINARY), Step(title="Words"))
    chain_in_force(name="All", themes=(), steps=steps, by=press.chief, at=clock.now())
    Trust.objects.create(  # as if it had been earned over two months, and agreed to
        office_id=press.office_id,
        staff_id=press.chief.person,
        name=press.chief.name,
        state="holds",
        degree="trusted",
        why="A good year.",
        proposed_at=clock.now(),
        proposed_by="Somebody",
    )
    edition_id = submitted(press, at=clock.now())
    said = "Not asked, because whoever wrote it is trusted: Facts."
    assert said in read(screen, f"{here}{edition_id}/").words
    screen.sign_in(press.signer)
    assert said in read(screen, here.replace("publish", "signatures")).words
