"""What people write is compared with what we know, without moving a case."""

import sys
from datetime import timedelta
from typing import Any

import pytest

from clarion.desk import jobs, queries
from clarion.desk.actions import (
    end_snippet,
    note_changes,
    recognize_anew,
    recognize_messages,
)
from clarion.desk.models import Case, Glance, Recognition
from clarion.desk.queries import Wanted
from clarion.kit import clock
from clarion.ledger.models import Entry
from clarion.postroom.models import Message
from tests.makers.desk import Desk, a_case, a_desk, fetch
from tests.makers.people import NOW
from tests.makers.rumours import ANSWER, ASKS, DENIES, RUMOUR, SAYS, a_rumour, compare

LATER = NOW + timedelta(minutes=5)
DAY = timedelta(days=1)


def sides(desk: Desk) -> list[tuple[str, str]]:
    rows = Recognition.objects.of(desk.office_id).order_by("pk")
    return list(rows.values_list("about", "side"))


def said(desk: Desk) -> dict[str, queries.Spread]:
    return queries.being_said(
        office_id=desk.office_id, begin=LATER - DAY, turn=LATER - DAY / 8, end=LATER
    )


def test_a_message_is_compared_once_and_its_case_stays_as_it_is(desk: Desk) -> None:
    about = f"snippet:{a_rumour(desk.chief)}"
    case_id = a_case(desk, f"@townhall {SAYS}")
    a_case(desk, "@townhall when is the tip open?", who="rosa")
    before = Case.objects.filter(pk=case_id).values().get(), Entry.objects.count()
    compare(desk.office_id, at=LATER)
    assert sides(desk) == [(about, "says")]
    assert set(Glance.objects.values_list("recognized_at", flat=True)) == {LATER}
    assert not recognize_messages(by=desk.clockwork, at=LATER)
    assert (Case.objects.filter(pk=case_id).values().get(), Entry.objects.count()) == before


def test_the_timetable_sees_to_every_office_where_something_waits(desk: Desk) -> None:
    a_rumour(desk.chief, at=clock.now())
    a_case(desk, f"@townhall {SAYS}", at=clock.now())
    assert queries.offices_with_unrecognized(at=clock.now()) == [desk.office_id]
    jobs.recognize_messages(office_id=desk.office_id)
    assert len(sides(desk)) == 1
    assert queries.offices_with_unrecognized(at=clock.now()) == []


def test_people_are_counted_and_whoever_denies_it_apart(desk: Desk) -> None:
    about = f"snippet:{a_rumour(desk.chief)}"
    for who, words in (("ana", SAYS), ("ana", f"{SAYS}!"), ("tom", ASKS), ("eve", DENIES)):
        a_case(desk, f"@townhall {words}", who=who)
    compare(desk.office_id, at=LATER)
    assert said(desk) == {about: queries.Spread(people=2, lately=2, before=0, asked=1, denied=1)}
    first = queries.first_said(office_id=desk.office_id, abouts=[about, "snippet:0"])
    spreads = Recognition.objects.exclude(side="denies")
    assert first == {about: min(spreads.values_list("received_at", flat=True))}
    page, _more = queries.wanted_messages(
        office_id=desk.office_id, begin=LATER - DAY, end=LATER, wanted=Wanted(about=about),
        before_id=None,
    )  # fmt: skip
    assert len(page) == 4


def test_what_came_before_a_rumour_was_noted_is_compared_anew(desk: Desk) -> None:
    a_case(desk, f"@townhall {SAYS}")
    compare(desk.office_id, at=LATER)
    assert sides(desk) == []
    about = f"snippet:{a_rumour(desk.chief, at=LATER)}"
    assert recognize_anew(by=desk.clockwork, at=LATER) == 1
    compare(desk.office_id, at=LATER)
    assert sides(desk) == [(about, "says")]
    assert recognize_anew(by=desk.clockwork, at=LATER + 2 * DAY) == 0


def test_edited_words_are_compared_anew(desk: Desk) -> None:
    a_rumour(desk.chief)
    maya = desk.net.person("maya")
    post = maya.posts(f"@townhall {SAYS}")
    fetch(desk)
    compare(desk.office_id, at=LATER)
    assert [side for _about, side in sides(desk)] == ["says"]
    maya.edits(post, f"@townhall {DENIES}")
    fetch(desk, at=LATER)
    numbers = list(Glance.objects.values_list("message_id", flat=True))
    note_changes(message_ids=numbers, by=desk.clockwork, at=LATER)
    compare(desk.office_id, at=LATER)
    assert [side for _about, side in sides(desk)] == ["denies"]


def test_what_is_edited_while_it_is_compared_waits_once_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_rumour(desk.chief)
    a_case(desk, f"@townhall {SAYS}")

    def learn(**_: object) -> None:
        Message.objects.update(text=f"@townhall {DENIES}", edited_at=LATER)

    module = sys.modules["clarion.desk.actions.known.recognize_messages"]
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(module, "learn_meanings", learn)
        assert recognize_messages(by=desk.clockwork, at=LATER)
    assert sides(desk) == []
    compare(desk.office_id, at=LATER)
    assert [side for _about, side in sides(desk)] == ["denies"]


def test_what_its_author_deleted_before_it_was_compared_says_nothing(desk: Desk) -> None:
    a_rumour(desk.chief)
    a_case(desk, f"@townhall {SAYS}")
    Message.objects.update(deleted_at=LATER)
    compare(desk.office_id, at=LATER)
    assert sides(desk) == []


def test_another_office_hears_nothing_of_it(desk: Desk) -> None:
    about = f"snippet:{a_rumour(desk.chief)}"
    other = a_desk(desk.net, handle="otherhall", slug="otherhall")
    a_case(other, f"@otherhall {SAYS}")
    compare(other.office_id, at=LATER)
    assert sides(other) == []
    assert queries.direct_answers(office_id=other.office_id, abouts=[about], at=LATER) == {}


@pytest.mark.parametrize("ended", [True, False])
def test_a_rumour_outlives_the_words_that_answered_it(desk: Desk, ended: bool) -> None:
    number = a_rumour(desk.chief, days=1)
    about, after = f"snippet:{number}", NOW + 2 * DAY
    if ended:
        end_snippet(snippet_id=number, by=desk.chief, at=LATER)
    a_case(desk, f"@townhall {SAYS}", at=after)
    Glance.objects.update(received_at=after)
    compare(desk.office_id, at=after)
    # What somebody ended is followed no more; what ran out is, until somebody looks at it.
    assert sides(desk) == ([] if ended else [(about, "says")])
    answer = queries.direct_answers(office_id=desk.office_id, abouts=[about], at=after)[about]
    assert (answer.is_ready, answer.is_over, answer.was_ended) == (False, True, ended)
    assert (answer.said, answer.text) == ((RUMOUR,), ANSWER)


def test_what_nobody_calls_a_rumour_any_more_has_no_answer(desk: Desk) -> None:
    number = a_rumour(desk.chief, rumour="")
    abouts = [f"snippet:{number}", "statement:7", "case:1"]
    assert queries.direct_answers(office_id=desk.office_id, abouts=abouts, at=LATER) == {}


def test_a_rumour_that_is_noted_meanwhile_is_not_missed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_case(desk, f"@townhall {SAYS}")
    comparing = sys.modules["clarion.desk.actions.known.recognize_messages"]
    really, noted = queries.recognize, []

    def recognizing(**asked: Any) -> Any:
        found = really(**asked)
        if not noted:
            noted.append(a_rumour(desk.chief))
            recognize_anew(by=desk.clockwork, at=LATER)  # nothing is noted yet that it could mark
        return found

    monkeypatch.setattr(comparing, "recognize", recognizing)
    assert recognize_messages(by=desk.clockwork, at=LATER)
    assert Glance.objects.get().recognized_at is None, "it was compared with what was known before"
    assert recognize_messages(by=desk.clockwork, at=LATER)
    assert sides(desk) == [(f"snippet:{noted[0]}", "says")]
