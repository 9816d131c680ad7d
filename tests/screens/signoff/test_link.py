"""The page behind a link: words, what is new, three answers; and nothing happens by looking."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.people import queries as people
from clarion.signoff import queries
from clarion.signoff.actions import Piece, ask, offer_link, sign
from clarion.signoff.models import Request, Signature
from tests.makers.people import a_person, an_actor, an_app, an_office, code_of
from tests.screens.conftest import Screen
from tests.screens.page import read
from tests.screens.test_t15_reading import is_change

pytestmark = pytest.mark.django_db

OLD, NEW = "Mill Lane is closed until 18:00.", "Mill Lane is closed until 19:00."
LINK = 9


@pytest.fixture
def chief() -> Actor:
    return an_actor(office_id=an_office(exercise=True))


@pytest.fixture
def signer(chief: Actor) -> Actor:
    return a_person(by=chief, role="Communications officer")


@pytest.fixture
def app(signer: Actor) -> str:
    return an_app(signer)


def asked(chief: Actor, text: str) -> int:
    return ask(
        about="statement:1",
        words=text,
        where="Mill Lane",
        digests=("d" * 64,),
        pieces=(Piece(where="News", text=text),),
        remarks=("Ana lets pass: at 18:00. It is sure.",),
        authors=frozenset(),
        by=chief,
        at=clock.now() - timedelta(minutes=2),
    )


@pytest.fixture
def place(chief: Actor, signer: Actor, app: str) -> str:
    sign(request_id=asked(chief, OLD), by=signer, at=clock.now())
    number = asked(chief, NEW)
    secret = offer_link(request_id=number, staff_id=signer.person, by=chief, at=clock.now())
    return f"/sign/{secret}/"


def test_shows_exactly_the_words_and_what_is_new(screen: Screen, place: str) -> None:
    page = screen.open(place, queries=LINK)
    assert NEW in page.words
    assert "What is new since the last signed version" in page.words
    assert "Let pass" in page.words
    assert "waiting 2 min" in page.words or "waiting 3 min" in page.words
    assert 'data-mode="exercise"' in page.response.content.decode()


def test_t15_looking_changes_nothing_and_is_told_to_nobody(screen: Screen, place: str) -> None:
    for method in ("get", "head", "get"):
        with CaptureQueriesContext(connection) as made:
            answer = getattr(screen.client, method)(place)
        assert answer.status_code == 200
        assert not [one["sql"] for one in made.captured_queries if is_change(one["sql"])]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Cache-Control"] == "no-store"
        assert not answer.cookies
    assert Request.objects.get(state="open")


def test_signs_with_a_code_without_session_and_origin(place: str, app: str) -> None:
    """As a browser sends it that tells nobody where it comes from."""
    client = Client(enforce_csrf_checks=True)
    words = {"how": "sign", "code": code_of(app, clock.now())}
    answer = client.post(place, words, headers={"Origin": "null"})
    assert answer.status_code == 200
    assert "Your signature covers exactly the words" in read(answer).words
    assert Signature.objects.filter(proof="code of the authenticator app").count() == 1
    again = client.get(place)
    assert again.status_code == 410
    assert "You have answered by it already." in read(again).words


@pytest.mark.parametrize(("how", "state"), [("return", "returned"), ("reject", "rejected")])
def test_returns_or_rejects(screen: Screen, place: str, app: str, how: str, state: str) -> None:
    words = {"how": how, "code": code_of(app, clock.now())}
    page = screen.send_and_read(place, words, status=422)
    assert "Say why" in page.words
    screen.send(place, words | {"reason": "Which road?"})
    assert Request.objects.filter(state=state, reason="Which road?").count() == 1


def test_says_that_a_code_is_wrong_and_then_that_it_is_locked(
    screen: Screen, place: str, app: str
) -> None:
    near = {code_of(app, clock.now() + timedelta(seconds=off)) for off in (-60, -30, 0, 30, 60)}
    wrong = next(one for one in ("000000", "111111", "222222", "333333") if one not in near)
    for _ in range(4):
        page = screen.send_and_read(place, {"how": "sign", "code": wrong}, status=422)
        assert "This code is not right" in page.words
    page = screen.send_and_read(place, {"how": "sign", "code": wrong}, status=410)
    assert "Too many wrong codes" in page.words
    assert not Signature.objects.filter(request__state="open").exists()


def test_a_link_that_is_none_says_so(screen: Screen) -> None:
    page = screen.open("/sign/nothing/", queries=1, status=410)
    assert "There is no such link" in page.words


def test_whoever_asks_makes_a_link_and_sees_it_once(
    screen: Screen, chief: Actor, signer: Actor, app: str
) -> None:
    number = asked(chief, NEW)
    screen.sign_in(chief)
    here = f"/{people.office(chief.office_id).slug}/signatures/"
    assert "Give somebody a link for signing" in screen.open(here, queries=8).words
    assert signer.name in screen.open(f"{here}{number}/link/", queries=14).words
    page = screen.send_and_read(
        f"{here}{number}/link/", {"whom": f"staff-{signer.person}"}, status=200
    )
    address = page.response.content.decode().partition('value="http')[2].partition('"')[0]
    found = queries.linked(secret=address.rstrip("/").rpartition("/")[2], at=clock.now())
    assert found is not None
    assert found.name == signer.name


def test_says_who_could_not_prove_themselves(screen: Screen, chief: Actor, signer: Actor) -> None:
    number = asked(chief, NEW)
    screen.sign_in(chief)
    here = f"/{people.office(chief.office_id).slug}/signatures/{number}/link/"
    page = screen.send_and_read(here, {"whom": f"staff-{signer.person}"}, status=422)
    assert "has no authenticator app" in page.words
