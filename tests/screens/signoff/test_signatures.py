"""Signatures: exactly these words, by somebody who did not write them."""

from datetime import timedelta

import pytest

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.people import queries as people
from clarion.signoff import queries
from clarion.signoff.actions import Piece, Step, ask, escalate, sign
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.makers.signing import chain_in_force
from tests.screens.conftest import Screen

pytestmark = pytest.mark.django_db

WORDS = "Boil your water.\nIt is safe to wash with it."


@pytest.fixture
def author() -> Actor:
    return an_actor(office_id=an_office())


@pytest.fixture
def request_id(author: Actor) -> int:
    return ask(
        about="case:1",
        words=WORDS,
        where="Everybody can read this: on Bluesky, as @townhall",
        digests=("a" * 64,),
        authors=frozenset(),
        by=author,
        at=NOW,
    )


def here(actor: Actor) -> str:
    return f"/{people.office(actor.office_id).slug}/signatures/"


def test_shows_the_exact_words_and_who_will_read_them(
    screen: Screen, author: Actor, request_id: int
) -> None:
    signer = a_person(by=author, role="Desk supervisor")
    screen.sign_in(signer)
    page = screen.open(here(signer), queries=7)
    assert "Everybody can read this: on Bluesky" in page.words
    assert "Boil your water.<br>It is safe to wash with it." in page.response.content.decode()
    assert "Signatures 1 waiting" in page.words.replace("Signatures1", "Signatures 1")


def test_shows_what_is_worth_a_second_look(screen: Screen, author: Actor) -> None:
    ask(
        about="case:1",
        words=WORDS,
        where="Everybody can read this",
        digests=("a" * 64,),
        cautions=("It leaves out 18:00 (Text message).",),
        authors=frozenset(),
        by=author,
        at=NOW,
    )
    signer = a_person(by=author, role="Desk supervisor")
    screen.sign_in(signer)
    words = screen.open(here(signer), queries=7).words
    assert "Look again It leaves out 18:00 (Text message)." in words


def test_signs(screen: Screen, author: Actor, request_id: int) -> None:
    signer = a_person(by=author, role="Desk supervisor")
    screen.sign_in(signer)
    screen.send(f"{here(signer)}{request_id}/sign/")
    assert not queries.open_requests(office_id=author.office_id)
    assert "Signed." in screen.open(here(signer), queries=4).words


def test_lets_nobody_sign_their_own_words(screen: Screen, author: Actor, request_id: int) -> None:
    screen.sign_in(author)
    page = screen.open(here(author), queries=7)
    assert "somebody else must sign them" in page.words
    assert "Sign these words" not in page.words
    screen.send(f"{here(author)}{request_id}/sign/")
    assert queries.open_requests(office_id=author.office_id)


def test_returns_only_with_a_reason(screen: Screen, author: Actor, request_id: int) -> None:
    signer = a_person(by=author, role="Desk supervisor")
    screen.sign_in(signer)
    screen.send(f"{here(signer)}{request_id}/return/", {"reason": " "})
    assert queries.open_requests(office_id=author.office_id)
    screen.send(f"{here(signer)}{request_id}/return/", {"reason": "Say which streets."})
    why = queries.reason_of(office_id=author.office_id, request_id=request_id)
    assert why == "Say which streets."


def test_nobody_rejects_their_own_words_and_the_reason_is_kept(
    screen: Screen, author: Actor, request_id: int
) -> None:
    screen.sign_in(author)
    typed = {"reason": "Say which streets.", "how": "reject"}
    screen.send(f"{here(author)}{request_id}/return/", typed)
    page = screen.open(here(author), queries=7)
    assert "somebody else must sign them. You wrote: Say which streets." in page.words


def test_says_so_when_somebody_was_quicker(screen: Screen, author: Actor, request_id: int) -> None:
    signer = a_person(by=author, role="Desk supervisor")
    screen.sign_in(signer)
    for _ in range(2):
        response = screen.client.post(f"{here(signer)}{request_id}/sign/", follow=True)
    assert "Somebody else has just changed this." in response.content.decode()


def test_is_for_those_who_may_sign(screen: Screen, author: Actor, request_id: int) -> None:
    screen.sign_in(a_person(by=author, role="Contact handler"))
    assert screen.client.get(here(author)).status_code == 403
    assert screen.send(f"{here(author)}{request_id}/sign/").status_code == 403


class TestWaiting:
    @pytest.fixture(autouse=True)
    def _late(self, author: Actor) -> None:
        """Ask for what has waited for twelve minutes, of which everybody is told."""
        step = Step(title="Press office", roles=("Desk supervisor",), minutes=10)
        chain_in_force(name="All", themes=(), steps=(step,), by=author, at=NOW)
        asked_at = clock.now() - timedelta(minutes=12)
        number = ask(
            about="statement:1",
            words=WORDS,
            where="Boil your water",
            digests=("a" * 64,),
            theme="safety",
            authors=frozenset(),
            by=author,
            at=asked_at,
        )
        clockwork = Actor.clockwork(author.office_id)
        assert escalate(request_id=number, by=clockwork, at=clock.now())

    def test_says_for_how_long_each_step_has_waited(self, screen: Screen, author: Actor) -> None:
        signer = a_person(by=author, role="Desk supervisor")
        screen.sign_in(signer)
        page = screen.open(here(signer), queries=8)
        assert "Press office: waiting 13 min Late" in page.words

    def test_is_an_alarm_on_other_pages_of_whoever_may_sign(
        self, screen: Screen, author: Actor
    ) -> None:
        alarm = "1 signature is late, and you may give it."
        screen.sign_in(a_person(by=author, role="Desk supervisor"))
        elsewhere = here(author).replace("signatures", "desk")
        assert alarm in screen.client.get(elsewhere).content.decode()
        screen.sign_in(author)
        assert alarm not in screen.client.get(elsewhere).content.decode()


OLD, NEW = "Mill Lane is closed until 18:00.", "Mill Lane is closed until 19:00."
WHAT_IS_NEW = "What is new since the last signed version"


def asked(author: Actor, text: str, *, about: str = "statement:1") -> int:
    """Ask for two audiences: what the second reads is always the same."""
    return ask(
        about=about,
        words=text,
        where="Mill Lane",
        digests=("a" * 64,),
        pieces=(Piece(where="News", text=text), Piece(where="Radio", text="Call 105.")),
        authors=frozenset(),
        by=author,
        at=NOW,
    )


class TestWhatIsNew:
    @pytest.fixture
    def signer(self, author: Actor) -> Actor:
        return a_person(by=author, role="Desk supervisor")

    def test_is_marked_beside_what_was_signed_last(
        self, screen: Screen, author: Actor, signer: Actor
    ) -> None:
        for text in ("Mill Lane is open.", OLD):
            sign(request_id=asked(author, text), by=signer, at=NOW)
        asked(author, NEW)
        screen.sign_in(signer)
        page = screen.open(here(signer), queries=8)
        assert page.words.count(WHAT_IS_NEW) == 1
        source = page.response.content.decode()
        assert "<del>18</del>" in source
        assert "<ins>19</ins>" in source
        assert "Mill Lane is open." not in page.words
        assert page.words.count("Word for word what was signed last.") == 1

    def test_is_one_question_for_all_that_wait(
        self, screen: Screen, author: Actor, signer: Actor
    ) -> None:
        for number in range(3):
            about = f"statement:{number}"
            sign(request_id=asked(author, OLD, about=about), by=signer, at=NOW)
            asked(author, NEW, about=about)
        screen.sign_in(signer)
        assert screen.open(here(signer), queries=8).words.count(WHAT_IS_NEW) == 3

    def test_is_nothing_where_nothing_was_signed_before(
        self, screen: Screen, author: Actor, signer: Actor
    ) -> None:
        asked(author, NEW)
        screen.sign_in(signer)
        page = screen.open(here(signer), queries=8)
        assert WHAT_IS_NEW not in page.words
        assert "Word for word" not in page.words

    def test_another_answer_in_a_case_is_no_new_version_of_the_first(
        self, screen: Screen, author: Actor, signer: Actor
    ) -> None:
        sign(request_id=asked(author, OLD, about="case:1"), by=signer, at=NOW)
        asked(author, NEW, about="case:1")
        screen.sign_in(signer)
        assert WHAT_IS_NEW not in screen.open(here(signer), queries=7).words

    def test_another_office_has_other_words(
        self, screen: Screen, author: Actor, signer: Actor
    ) -> None:
        other = an_actor(office_id=an_office())
        sign(request_id=asked(other, OLD), by=a_person(by=other, role="Desk supervisor"), at=NOW)
        asked(author, NEW)
        screen.sign_in(signer)
        assert WHAT_IS_NEW not in screen.open(here(signer), queries=8).words
