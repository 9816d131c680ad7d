"""Outcomes that nobody knows, and messages that are late: seen on every page, and settled."""

from datetime import timedelta
from importlib import import_module

import pytest

from clarion.kit import clock
from clarion.people import queries as people
from clarion.postroom import queries
from clarion.postroom.actions import lift_hold, place_hold
from clarion.postroom.models import Dispatch
from tests.makers.desk import Desk
from tests.makers.people import a_person
from tests.makers.postroom import a_dispatch, an_unknown_dispatch
from tests.screens.conftest import Screen

# A query bears the name of its module, and hides it.
WAITING = import_module("clarion.postroom.queries.waiting")


@pytest.fixture
def here(desk: Desk, screen: Screen) -> str:
    screen.sign_in(desk.chief)
    return f"/{people.office(desk.office_id).slug}/unsettled/"


def state_of(desk: Desk, dispatch_id: int) -> queries.DispatchNow:
    return queries.dispatch(office_id=desk.office_id, dispatch_id=dispatch_id)


def test_says_that_nothing_waits(screen: Screen, here: str) -> None:
    assert "Nothing waits for you" in screen.open(here, queries=6).words


def test_shows_the_words_the_place_and_where_to_look(screen: Screen, desk: Desk, here: str) -> None:
    an_unknown_dispatch(desk)
    page = screen.open(here, queries=6)
    assert "The bridge is open again." in page.words
    assert "as townhall on FakeNet" in page.words
    assert page.links()["Look on FakeNet"].startswith(desk.net.url)
    assert "The last we heard:" in page.words, page.words[600:1600]


def test_o2_says_so_on_every_page(screen: Screen, desk: Desk, here: str) -> None:
    an_unknown_dispatch(desk)
    late = a_dispatch(desk)
    page = screen.open(here.replace("unsettled", "hold"), queries=10)
    words = "1 message: nobody knows whether it was sent. 1 message is late."
    assert page.links()[words] == here
    assert "Postroom2 waiting" in page.words.replace(" 2", "2")
    assert state_of(desk, late).state == "queued"


def test_keeps_the_alarm_from_those_who_cannot_act(screen: Screen, desk: Desk, here: str) -> None:
    an_unknown_dispatch(desk)
    screen.sign_in(a_person(by=desk.chief, role="Contact handler"))
    assert "nobody knows" not in screen.open(here.replace("unsettled", "hold"), queries=5).words
    assert screen.client.get(here).status_code == 403


def test_takes_a_link_for_proof(screen: Screen, desk: Desk, here: str) -> None:
    dispatch_id = an_unknown_dispatch(desk)
    found = {"finding": "arrived", "evidence": "https://net.example/posts/1"}
    screen.send(f"{here}{dispatch_id}/settle/", found)
    now = state_of(desk, dispatch_id)
    assert (now.state, now.url) == ("sent", "https://net.example/posts/1")
    assert desk.chief.name in now.proof


def test_never_makes_a_link_of_what_is_none(screen: Screen, desk: Desk, here: str) -> None:
    dispatch_id = an_unknown_dispatch(desk)
    found = {"finding": "arrived", "evidence": "javascript:alert(1)"}
    screen.send(f"{here}{dispatch_id}/settle/", found)
    assert state_of(desk, dispatch_id).url == ""


def test_sends_again_only_when_a_person_says_so(screen: Screen, desk: Desk, here: str) -> None:
    dispatch_id = an_unknown_dispatch(desk)
    screen.send(f"{here}{dispatch_id}/settle/", {"finding": "not there: send again"})
    assert state_of(desk, dispatch_id).state == "queued"
    again = screen.client.post(f"{here}{dispatch_id}/settle/", {"finding": "arrived"}, follow=True)
    assert "Somebody else has just changed this." in again.content.decode()


def test_gives_up(screen: Screen, desk: Desk, here: str) -> None:
    dispatch_id = an_unknown_dispatch(desk)
    screen.send(f"{here}{dispatch_id}/settle/", {"finding": "not there: do not send"})
    assert state_of(desk, dispatch_id).state == "failed"


def test_does_not_call_late_what_is_held(desk: Desk) -> None:
    dispatch_id = a_dispatch(desk)
    place_hold(scope="everything", why="Mill Lane flood", by=desk.chief, at=clock.now())
    Dispatch.objects.filter(pk=dispatch_id).update(reason="held by Person 1: Mill Lane flood")
    at = clock.now() + timedelta(hours=1)
    assert queries.waiting(office_id=desk.office_id, at=at) == queries.Waiting(
        unsettled=0, late=0, review=0
    )


def test_offers_each_to_whoever_decides_about_it(screen: Screen, desk: Desk, here: str) -> None:
    answer, statement = a_dispatch(desk), a_dispatch(desk)
    Dispatch.objects.filter(pk=statement).update(about="statement:1")
    held = place_hold(scope="everything", why="Mill Lane flood", by=desk.chief, at=clock.now())
    lift_hold(hold_id=held.hold_id, why="It is over", by=desk.chief, at=clock.now())
    for role, number in (("Desk supervisor", answer), ("Communications officer", statement)):
        screen.sign_in(a_person(by=desk.chief, role=role))
        page = screen.client.get(here).content.decode()
        offered = {one for one in (answer, statement) if f"/{one}/release/" in page}
        assert offered == {number}, role


def held_and_lifted(desk: Desk) -> None:
    held = place_hold(scope="everything", why="Mill Lane flood", by=desk.chief, at=clock.now())
    lift_hold(hold_id=held.hold_id, why="It is over", by=desk.chief, at=clock.now())


def renditions(desk: Desk, about: str, *texts: str) -> list[int]:
    numbers = [a_dispatch(desk, text) for text in texts]
    Dispatch.objects.filter(pk__in=numbers).update(about=about)
    return numbers


def test_shows_all_the_words_that_one_press_sends(screen: Screen, desk: Desk, here: str) -> None:
    """Every rendition of a statement leaves at once, however differently it says it."""
    texts = ("Mill Lane is shut.", "Mill Lane is shut.", "Mae Lôn y Felin ar gau.")
    first, same, other = renditions(desk, "statement:1", *texts)
    held_and_lifted(desk)
    page = screen.open(here, queries=6)
    assert page.words.count("Mill Lane is shut.") == 1
    assert "also as townhall on FakeNet, in the same words" in page.words
    (folded,) = [one for one in page.dom.iter("details") if one.get("id") == f"dispatch-{other}"]
    assert "Mae Lôn y Felin ar gau." in "".join(folded.itertext())
    assert page.links()["Change the words"] == here.replace("unsettled", "about") + "statement:1/"
    screen.send(f"{here.replace('unsettled', 'held')}{first}/release/")
    assert not Dispatch.objects.filter(pk__in=[first, same, other], review__isnull=False).exists()


def test_an_answer_that_was_held_has_no_statement_to_change(
    screen: Screen, desk: Desk, here: str
) -> None:
    a_dispatch(desk)
    held_and_lifted(desk)
    page = screen.open(here, queries=6)
    assert "See whom and what it answers" in page.links()
    assert "Change the words" not in page.links()


def test_shows_what_was_held_page_by_page_and_how_much_there_is(
    screen: Screen, desk: Desk, here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page is full of cards, however many renditions there are on each."""
    monkeypatch.setattr(WAITING, "_CARDS_MAX", 2)
    for number in (1, 2):
        renditions(desk, f"statement:{number}", *(f"Number {number}, {n}." for n in range(3)))
    last = [a_dispatch(desk, f"Answer {n}.") for n in range(3)]
    held_and_lifted(desk)
    page = screen.open(here, queries=7)
    assert "5 wait in all. 2 of them stand here" in page.words
    shown = [f"Number {number}, {n}." in page.words for number in (1, 2) for n in range(3)]
    assert all(shown)
    assert "Answer" not in page.words
    second = screen.open(here + page.links()["More of them →"], queries=7)
    assert "5 wait in all." in second.words
    third = screen.open(here + second.links()["More of them →"], queries=7)
    found = [one for one in range(3) for it in (second, third) if f"Answer {one}." in it.words]
    assert found == [0, 1, 2]
    assert "Number" not in second.words
    assert "More of them →" not in third.links()
    assert third.links()["← Back to the top"] == "?#review"
    place = third.value("after")
    left = screen.send(f"{here.replace('unsettled', 'held')}{last[2]}/drop/", {"after": place})
    assert left.headers["Location"] == here + second.links()["More of them →"]
    emptied = screen.open(here + second.links()["More of them →"], queries=9)
    assert "4 wait in all." in emptied.words
    assert "Number 1, 0." in emptied.words
    monkeypatch.setattr(WAITING, "_COUNTED_MAX", 3)
    assert "More than 3 wait." in screen.open(f"{here}?after=nonsense~x", queries=7).words
