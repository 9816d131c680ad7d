"""What we know of a message: found in what was sent, agreed and answered, and gone when it is."""

import sys
from datetime import timedelta

import pytest

from clarion.desk import queries
from clarion.desk.actions import end_snippet, forget_meanings, learn_meanings, write_snippet
from clarion.desk.models import Case, Meaning
from clarion.desk.queries import KnownNow
from clarion.desk.queries.known import learning
from clarion.desk.templatetags.desk import stance_words
from clarion.postroom.models import Dispatch
from tests.makers.desk import Desk, a_case, a_desk, an_answer
from tests.makers.people import NOW

LATER = NOW + timedelta(minutes=5)
ASKED = "@townhall is the library in Kirkgate open on Sunday?"
SAID = "Dear maya, the library in Kirkgate is open on Sunday from ten to four."


def known(desk: Desk, case_id: int) -> KnownNow:
    page = queries.case_page(
        office_id=desk.office_id, case_id=case_id, staff_id=desk.chief.person, at=LATER
    )
    found = queries.what_is_known(office_id=desk.office_id, page=page, at=LATER)
    assert found is not None
    return found


def words(desk: Desk, case_id: int) -> list[str]:
    return [one.words for one in known(desk, case_id).offers]


def arrive() -> None:
    Dispatch.objects.filter(state="queued").update(
        state="sent", remote_id="post_1", settled_at=LATER
    )


def test_an_answer_is_known_once_somebody_has_it_and_as_long_as_it_may_be_told(desk: Desk) -> None:
    first = a_case(desk, ASKED)
    an_answer(desk, case_id=first, text=SAID)
    second = a_case(desk, "@townhall Is Kirkgate library open on Sunday?", who="rosa")
    assert words(desk, second) == []
    arrive()
    assert words(desk, second) == [SAID.replace("maya", "████")]
    assert words(desk, first) == []
    Case.objects.filter(pk=first).update(risk="confirmed")
    assert words(desk, second) == []


def test_ready_words_are_known_until_they_end(desk: Desk) -> None:
    case_id = a_case(desk, ASKED)
    snippet_id = write_snippet(
        title="Library", text="Dear {person}, the library in Kirkgate is open on Sunday.",
        language="en", owner_id=desk.chief.person, expires_on=(NOW + timedelta(days=9)).date(),
        by=desk.chief, at=NOW,
    )  # fmt: skip
    (found,) = words(desk, case_id)
    assert "{person}" not in found
    end_snippet(snippet_id=snippet_id, by=desk.chief, at=NOW)
    assert words(desk, case_id) == []


def test_a_rumour_is_known_with_the_words_that_answer_it(desk: Desk) -> None:
    rumour = "The tap water is poisoned.\n  \nDo not drink from the tap, it is poison!"
    write_snippet(
        title="Water", text="All samples of this morning are clean. Nobody has to boil anything.",
        rumour=rumour, language="en", owner_id=desk.chief.person,
        expires_on=(NOW + timedelta(days=9)).date(), by=desk.chief, at=NOW,
    )  # fmt: skip
    case_id = a_case(desk, "@townhall my neighbour says the tap water is poisoned??")
    (found,) = known(desk, case_id).offers
    assert found.words == "All samples of this morning are clean. Nobody has to boil anything."
    assert found.offer.rumour == "The tap water is poisoned."
    assert "rumour that these words answer" in stance_words(found.offer)
    other = a_case(desk, "@townhall when is the tip in Kirkgate open?", who="rosa")
    assert known(desk, other).offers == ()


def test_another_office_knows_nothing_of_it(desk: Desk) -> None:
    an_answer(desk, case_id=a_case(desk, ASKED), text=SAID)
    arrive()
    other = a_desk(desk.net, handle="otherhall", slug="otherhall")
    assert words(other, a_case(other, ASKED.replace("townhall", "otherhall"), who="rosa")) == []


def test_without_the_model_words_alone_are_compared(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("queries.known.shelf", "actions.learn_meanings"):
        monkeypatch.setattr(sys.modules[f"clarion.desk.{module}"], "is_built", lambda: False)
    an_answer(desk, case_id=a_case(desk, ASKED), text=SAID)
    arrive()
    assert learn_meanings(by=desk.clockwork, at=LATER) == 0
    found = known(desk, a_case(desk, ASKED, who="rosa"))
    assert found.by_words
    assert len(found.offers) == 1


def test_meanings_are_worked_out_once_and_forgotten_when_nothing_says_them(desk: Desk) -> None:
    first = a_case(desk, ASKED)
    an_answer(desk, case_id=first, text=SAID)
    arrive()
    assert learn_meanings(by=desk.clockwork, at=LATER) == 1
    assert learn_meanings(by=desk.clockwork, at=LATER) == 0
    learning._LEARNT.clear()  # as after a start
    assert learn_meanings(by=desk.clockwork, at=LATER) == 1
    assert Meaning.objects.count() == 2
    second = a_case(desk, "@townhall can we borrow books in Kirkgate on a Sunday?", who="rosa")
    (found,) = known(desk, second).offers
    assert not known(desk, second).by_words
    assert found.offer.score > 0.5
    Case.objects.filter(pk=first).update(risk="confirmed")
    assert forget_meanings(by=desk.clockwork, at=LATER) == 2
