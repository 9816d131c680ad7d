"""A handler says what a case is about; what is learned from it suggests, and nothing else."""

import pytest

from clarion.desk import queries
from clarion.desk.actions import (
    correct,
    keep_lesson,
    note_changes,
    suggest_subjects,
    undo_correction,
    undo_lesson,
)
from clarion.desk.actions.subjects.correct import NothingToRead
from clarion.desk.actions.subjects.keep_lesson import LESSONS_MAX
from clarion.desk.models import Case, Correction, Lesson, Suggestion
from clarion.desk.queries import SubjectNow
from clarion.desk.rules.answering import Empty
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.postroom.models import Message
from clarion.reading.taught import Correction as Taught
from clarion.reading.taught import teach
from tests.makers.desk import Desk, a_case, without
from tests.makers.lessons import BINS, LAMPS, a_lesson, some_words
from tests.makers.people import NOW, an_actor, an_office

BIN = "@townhall the bins in Well Street were not collected, our bin is full"


def subject(desk: Desk, case_id: int) -> SubjectNow:
    return queries.subject_now(office_id=desk.office_id, case_id=case_id)


def say(desk: Desk, case_id: int, label: str = "Missed   Bins ") -> None:
    correct(case_id=case_id, label=label, by=desk.chief, at=NOW)


def suggest(desk: Desk) -> int:
    return suggest_subjects(by=desk.clockwork, at=NOW)


def test_keeps_who_said_it_beside_the_first_message(desk: Desk) -> None:
    case_id = a_case(desk, BIN)
    say(desk, case_id)
    row = Correction.objects.get()
    assert (row.label, row.was, row.by) == (BINS, "", desk.chief.name)
    assert row.message.text == BIN
    entry = ledger.history(office_id=desk.office_id, about=f"case:{case_id}")[-1]
    assert (entry.deed, entry.facts["subject"]) == ("subject said", BINS)
    say(desk, case_id)
    assert Correction.objects.count() == 1, "the same once more changes nothing"


def test_the_newest_counts_until_it_is_taken_back(desk: Desk) -> None:
    case_id = a_case(desk, BIN)
    say(desk, case_id)
    say(desk, case_id, LAMPS)
    assert subject(desk, case_id).said == LAMPS
    for left in (BINS, "", ""):
        undo_correction(case_id=case_id, by=desk.chief, at=NOW)
        assert subject(desk, case_id).said == left
    assert queries.labels_said(office_id=desk.office_id) == ()
    assert list(queries.corrections(office_id=desk.office_id)) == []


def test_refuses_nothing_strangers_and_what_is_gone(desk: Desk) -> None:
    case_id = a_case(desk, BIN)
    with pytest.raises(Empty):
        say(desk, case_id, "  ")
    with pytest.raises(NotAllowed):
        correct(case_id=case_id, label="x", by=without(desk.chief, "read cases"), at=NOW)
    stranger = an_actor(office_id=an_office())
    with pytest.raises(NotFound):
        correct(case_id=case_id, label="x", by=stranger, at=NOW)
    with pytest.raises(NotFound):
        undo_correction(case_id=case_id, by=stranger, at=NOW)
    Message.objects.update(deleted_at=NOW)
    with pytest.raises(NothingToRead):
        say(desk, case_id)


def test_suggests_with_the_words_that_led_to_it_and_moves_nothing(desk: Desk) -> None:
    case_id = a_case(desk, BIN)
    before = Case.objects.values().get(pk=case_id)
    assert suggest(desk) == 0, "nothing was taught"
    a_lesson(desk)
    assert suggest(desk) == 1
    found = subject(desk, case_id)
    assert found.suggested == BINS
    assert found.words
    assert all(word in BIN for word in found.words)
    assert found.said == ""
    assert Case.objects.values().get(pk=case_id) == before
    assert suggest(desk) == 0, "each case once"


def test_what_is_accepted_says_what_had_been_suggested(desk: Desk) -> None:
    case_id = a_case(desk, BIN)
    a_lesson(desk)
    suggest(desk)
    say(desk, case_id, BINS)
    (said,) = queries.corrections(office_id=desk.office_id)
    assert (said.text, said.label, said.was) == (BIN, BINS, BINS)


def test_a_correction_goes_with_its_message(desk: Desk) -> None:
    say(desk, a_case(desk, BIN))
    assert len(list(queries.corrections(office_id=desk.office_id))) == 1
    assert list(queries.corrections(office_id=an_office())) == []
    Message.objects.update(deleted_at=NOW)
    assert list(queries.corrections(office_id=desk.office_id)) == []


def test_looks_again_at_words_that_were_edited(desk: Desk) -> None:
    case_id = a_case(desk, BIN)
    a_lesson(desk)
    suggest(desk)
    ids = [Message.objects.get().pk]
    Message.objects.update(text="@townhall the street lamp is dark, no lights at night")
    note_changes(message_ids=ids, by=desk.clockwork, at=NOW)
    assert subject(desk, case_id).suggested == ""
    suggest(desk)
    assert subject(desk, case_id).suggested == LAMPS


def test_undo_goes_back_to_the_lesson_before(desk: Desk) -> None:
    case_id = a_case(desk, BIN)
    first, second = a_lesson(desk), a_lesson(desk)
    suggest(desk)
    undo_lesson(lesson_id=second, by=desk.chief, at=NOW)
    assert queries.lesson_in_use(office_id=desk.office_id) == first
    assert subject(desk, case_id).suggested == ""
    suggest(desk)
    assert subject(desk, case_id).suggested == BINS
    undo_lesson(lesson_id=first, by=desk.chief, at=NOW)
    undo_lesson(lesson_id=first, by=desk.chief, at=NOW)
    assert queries.offices_taught() == []
    assert (suggest(desk), Suggestion.objects.count()) == (0, 0)


def test_only_who_runs_the_office_teaches_it(desk: Desk) -> None:
    lesson_id, weak = a_lesson(desk), without(desk.chief, "manage the office")
    with pytest.raises(NotAllowed):
        undo_lesson(lesson_id=lesson_id, by=weak, at=NOW)
    weights = teach([Taught(text=text, label=label) for text, label in some_words()]).weights
    with pytest.raises(NotAllowed):
        keep_lesson(weights=weights, figures={}, by=weak, at=NOW)
    for _turn in range(LESSONS_MAX + 1):
        newest = keep_lesson(weights=weights, figures={}, by=desk.chief, at=NOW)
    assert Lesson.objects.count() == LESSONS_MAX
    assert queries.lesson_in_use(office_id=desk.office_id) == newest
