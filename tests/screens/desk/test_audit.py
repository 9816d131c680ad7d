"""What was thought harmless is read again by people, and what they find goes to the top."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from clarion.config.waiting import waits
from clarion.desk import queries
from clarion.desk.actions import draw_audit, resolve
from clarion.desk.models import Audit
from clarion.desk.rules.first_look import Risk
from clarion.kit import clock
from clarion.reading import Reader, Reading
from clarion.reading.missed import last_week, late_since
from tests.makers.desk import Desk, a_case, assessed, by_hand, fetch, without
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.screens.conftest import Screen

HERE = "/millbrook/desk/audits/"
LATER = NOW + timedelta(days=7)
# Who asks (3) and the weeks; the week and its sample.
WEEKS = 4
WEEK = 5
WALL = 9


def drawn(desk: Desk) -> int:
    return draw_audit(by=desk.clockwork, at=LATER)


def the_week(desk: Desk) -> queries.AuditNow:
    (week,) = queries.audits(office_id=desk.office_id)
    return week


def test_says_so_before_the_first_sample(desk: Desk, screen: Screen) -> None:
    assert "No sample has been drawn yet" in screen.open(HERE, queries=WEEKS).words


def test_draws_what_was_thought_harmless_once(desk: Desk, case_id: int) -> None:
    a_case(desk, "@townhall she is not breathing", who="tom")
    assert drawn(desk) == 1
    assert drawn(desk) == 0
    week = the_week(desk)
    assert (week.harmless, week.drawn, week.left) == (1, 1, 1)


def test_a_danger_that_only_a_colleague_saw_is_one_that_was_missed(
    desk: Desk, case_id: int
) -> None:
    grave = a_case(desk, "@townhall she is not breathing", who="tom")
    for number in (case_id, grave):
        assessed(number, life_at_risk=True, why="I rang.", by=desk.chief, at=NOW)
    assert drawn(desk) == 1
    week = the_week(desk)
    assert (week.harmless, week.confirmed) == (1, 1)
    assert queries.offices_with_cases() == [desk.office_id], "whatever has become of its cases"


def test_what_is_harmless_leaves_everything_as_it_is(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    drawn(desk)
    here = f"{HERE}{the_week(desk).id}/"
    shown = screen.open(here, queries=WEEK)
    assert "is the bridge open?" in shown.words
    (one,) = queries.sample(audit_id=the_week(desk).id)
    screen.send(f"{here}{one.id}/", {"verdict": "harmless"})
    assert "All of this week is read" in screen.open(here, queries=WEEK).words
    assert queries.row(office_id=desk.office_id, case_id=case_id).risk is Risk.NONE
    weeks = screen.open(HERE, queries=WEEKS).words
    assert "between 0 % and 79 %" in weeks


def test_a_danger_opens_a_case_that_was_over(desk: Desk, screen: Screen, case_id: int) -> None:
    page = queries.case_page(
        office_id=desk.office_id, case_id=case_id, staff_id=desk.chief.person, at=NOW
    )
    resolve(
        case_id=case_id,
        outcome="answered",
        seen_message_id=page.seen_message_id,
        by=desk.chief,
        at=NOW,
    )
    drawn(desk)
    here = f"{HERE}{the_week(desk).id}/"
    (one,) = queries.sample(audit_id=the_week(desk).id)
    screen.send(f"{here}{one.id}/", {"verdict": "danger"})
    row = queries.row(office_id=desk.office_id, case_id=case_id)
    assert (row.risk, row.state) == (Risk.CONFIRMED, "triaged")
    assert "1 was not harmless" in screen.open(here, queries=WEEK).words
    screen.send(f"{here}{one.id}/", {"verdict": "harmless"})
    assert queries.row(office_id=desk.office_id, case_id=case_id).risk is Risk.RULED_OUT


def test_a_danger_in_an_answered_case_is_put_before_somebody(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    by_hand(case_id, "It is.", by=desk.chief, at=NOW)
    drawn(desk)
    (one,) = queries.sample(audit_id=the_week(desk).id)
    screen.send(f"{HERE}{the_week(desk).id}/{one.id}/", {"verdict": "danger"})
    row = queries.row(office_id=desk.office_id, case_id=case_id)
    assert (row.risk, row.state) == (Risk.CONFIRMED, "triaged")


def test_what_a_colleague_confirmed_is_not_taken_back(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    drawn(desk)
    (one,) = queries.sample(audit_id=the_week(desk).id)
    there = f"{HERE}{the_week(desk).id}/{one.id}/"
    screen.send(there, {"verdict": "danger"})
    assessed(case_id, life_at_risk=True, why="They rang.", by=desk.chief, at=NOW)
    screen.send(there, {"verdict": "harmless"})
    assert queries.row(office_id=desk.office_id, case_id=case_id).risk is Risk.CONFIRMED


def test_a_danger_is_not_taken_back_where_somebody_has_written_since(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    drawn(desk)
    (one,) = queries.sample(audit_id=the_week(desk).id)
    there = f"{HERE}{the_week(desk).id}/{one.id}/"
    screen.send(there, {"verdict": "danger"})
    desk.net.person("maya").replies(desk.net.posts()[-1], "@townhall she wont wake up")
    fetch(desk, at=clock.now() + timedelta(minutes=1))
    screen.send(there, {"verdict": "harmless"})
    assert queries.row(office_id=desk.office_id, case_id=case_id).risk is not Risk.RULED_OUT


def test_draws_apart_what_the_wide_net_catches(desk: Desk, screen: Screen, case_id: int) -> None:
    words = "@townhall houses in our village are destroyed and many families are homeless"
    caught = a_case(desk, words, who="tom")
    drawn(desk)
    week = the_week(desk)
    assert (week.harmless, week.caught, week.drawn) == (2, 1, 2)
    here = f"{HERE}{week.id}/"
    for one in queries.sample(audit_id=week.id):
        verdict = "danger" if one.case_id == caught else "harmless"
        screen.send(f"{here}{one.id}/", {"verdict": verdict})
    week = the_week(desk)
    assert (week.in_caught.found, week.in_caught.of) == (1, 1)
    assert (week.in_rest.found, week.in_rest.of) == (0, 1)
    assert week.missed.share == pytest.approx(0.5)
    for address, questions in ((HERE, WEEKS), (here, WEEK)):
        words = screen.open(address, queries=questions).words
        assert "Caught by the wide net (1): 1 of 1 read" in words
        assert "All others: 0 of 1 read" in words


def test_reads_with_no_transaction_open(
    desk: Desk, case_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    within = len(connection.savepoint_ids)  # this test's own
    deeper: list[int] = []
    read = Reader.read_many

    def noting(self: Reader, texts: Iterable[str]) -> list[Reading]:
        deeper.append(len(connection.savepoint_ids) - within)
        return read(self, texts)

    monkeypatch.setattr(Reader, "read_many", noting)
    drawn(desk)
    assert deeper == [0]


def test_an_unread_sample_alarms_from_wednesday(desk: Desk, screen: Screen, case_id: int) -> None:
    monday = last_week(clock.now(), "Europe/London")
    drawn(desk)
    Audit.objects.update(week_on=monday - timedelta(days=7))
    late = waits(actor=desk.chief, at=_noon(monday + timedelta(days=7))).audited_late
    assert late == 1
    assert waits(actor=desk.chief, at=_noon(monday + timedelta(days=1))).audited_late == 0
    handler = without(desk.chief, "assess")
    assert waits(actor=handler, at=_noon(monday + timedelta(days=7))).audited_late == 0
    Audit.objects.update(week_on=late_since(timezone.localdate(clock.now()))[0])
    said = "1 message of last week’s sample should have been read again by Wednesday."
    elsewhere = f"{HERE}{the_week(desk).id}/"
    assert said in screen.open(elsewhere, queries=WEEK).words
    (one,) = queries.sample(audit_id=the_week(desk).id)
    screen.send(f"{HERE}{the_week(desk).id}/{one.id}/", {"verdict": "harmless"})
    assert said not in screen.open(elsewhere, queries=WEEK).words


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def test_the_wall_says_what_was_missed(desk: Desk, screen: Screen, case_id: int) -> None:
    drawn(desk)
    wall = "/millbrook/desk/wall/"
    assert "Missed by the first look" not in screen.open(wall, queries=WALL).words
    (one,) = queries.sample(audit_id=the_week(desk).id)
    screen.send(f"{HERE}{the_week(desk).id}/{one.id}/", {"verdict": "danger"})
    words = screen.open(wall, queries=WALL).words
    assert (
        "Missed by the first look in the week from 13 Apr: 100 % (between 21 % and 100 %" in words
    )
    assert "1 of 1 read again)" in words


@pytest.mark.parametrize("role", ["Platform administrator"])
def test_is_for_those_who_read_and_assess(
    desk: Desk, screen: Screen, case_id: int, role: str
) -> None:
    drawn(desk)
    (one,) = queries.sample(audit_id=the_week(desk).id)
    screen.sign_in(a_person(by=desk.chief, role=role))
    for address in (HERE, f"{HERE}{the_week(desk).id}/"):
        assert screen.client.get(address).status_code == 403
    assert screen.send(f"{HERE}{the_week(desk).id}/{one.id}/", {}).status_code == 403


def test_another_offices_sample_is_none_of_ours(desk: Desk, screen: Screen, case_id: int) -> None:
    drawn(desk)
    (one,) = queries.sample(audit_id=the_week(desk).id)
    other = an_office(exercise=True, slug="weirton")
    screen.sign_in(an_actor(office_id=other))
    there = f"/weirton/desk/audits/{the_week(desk).id}/"
    assert screen.client.get(there).status_code == 404
    assert screen.send(f"{there}{one.id}/", {"verdict": "danger"}).status_code == 404
