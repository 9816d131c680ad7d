"""What a case is about, at the screen: said, suggested, accepted with one press, taken back."""

from clarion.desk import queries
from clarion.desk.actions import suggest_subjects
from tests.makers.desk import Desk, a_case
from tests.makers.lessons import BINS, a_lesson
from tests.makers.people import NOW, a_person
from tests.screens.conftest import Screen
from tests.screens.desk.test_case import QUESTIONS

BIN = "@townhall the bins in Well Street were not collected, our bin is full"


def said(desk: Desk, case_id: int) -> str:
    return queries.subject_now(office_id=desk.office_id, case_id=case_id).said


def test_says_takes_back_and_offers_the_same_words_again(desk: Desk, screen: Screen) -> None:
    case_id = a_case(desk, BIN)
    where = f"/millbrook/desk/{case_id}/"
    assert screen.send(f"{where}subject/", {"label": "Missed bins"}).status_code == 302
    page = screen.open(where, queries=QUESTIONS)
    assert f"It is about {BINS}" in page.words
    assert "Said what it is about: missed bins" in page.words
    assert [one.get("value") for one in page.dom.iter("option") if one.get("value") == BINS]
    screen.send(f"{where}subject/undo/")
    page = screen.open(where, queries=QUESTIONS)
    assert "It is about" not in page.words
    assert "Took back what it is about" in page.words


def test_says_what_is_missing(desk: Desk, screen: Screen, case_id: int) -> None:
    page = screen.send_and_read(f"/millbrook/desk/{case_id}/subject/", {"label": ""}, status=422)
    assert "There is nothing written yet." in page.words


def test_accepts_a_suggestion_with_one_press(desk: Desk, screen: Screen) -> None:
    case_id = a_case(desk, BIN)
    a_lesson(desk)
    suggest_subjects(by=desk.clockwork, at=NOW)
    where = f"/millbrook/desk/{case_id}/"
    page = screen.open(where, queries=QUESTIONS)
    assert f"Suggested: {BINS}, because of" in page.words
    assert f"Yes, {BINS}" in page.words
    assert page.value("label") == BINS
    screen.send(f"{where}subject/", {"label": page.value("label")})
    assert said(desk, case_id) == BINS
    assert "Suggested:" not in screen.open(where, queries=QUESTIONS).words


def test_shows_what_was_taught_and_undoes_it(desk: Desk, screen: Screen) -> None:
    words = "/millbrook/desk/words/"
    assert "Nothing yet" in screen.open(words, queries=6).words
    lesson_id = a_lesson(desk)
    page = screen.open(words, queries=6)
    assert "It suggests what a case is about: missed bins, street lamps." in page.words
    screen.sign_in(a_person(by=desk.chief, role="Contact handler"))
    assert "Undo: go back" not in screen.open(words, queries=6).words
    assert screen.send(f"{words}lessons/{lesson_id}/undo/").status_code == 403
    screen.sign_in(desk.chief)
    assert "Undo: go back" in screen.open(words, queries=6).words
    screen.send(f"{words}lessons/{lesson_id}/undo/")
    assert "Nothing yet" in screen.open(words, queries=6).words
