"""Every message gets its case and its place, within seconds and by rules alone."""

from datetime import timedelta

from clarion.desk import queries
from clarion.desk.actions import resolve, triage, write_keyword_list
from clarion.desk.models import Case, Glance
from clarion.desk.queries import QueueFilter, QueueRow
from clarion.people.actions import close_team, open_team
from tests.makers.desk import Desk, an_answer, fetch, is_about
from tests.makers.people import NOW

LATER = NOW + timedelta(minutes=3)


def queue(desk: Desk, **wanted: str) -> list[QueueRow]:
    page = queries.queue(
        office_id=desk.office_id, wanted=QueueFilter(**wanted), staff_id=desk.chief.person
    )
    return list(page.rows)


def test_opens_a_case_with_a_number_that_can_be_read_out(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk)
    row = queries.row(office_id=desk.office_id, case_id=case_id)
    assert row.reference == "2026-000001"
    assert (row.need, row.state, row.author) == ("question", "triaged", "Maya")
    assert is_about(row.due_at, NOW + timedelta(minutes=60))


def test_puts_danger_to_life_on_top_with_the_words_that_say_so(desk: Desk) -> None:
    desk.net.person("tom").posts("@townhall is the library open?")
    desk.net.person("maya").posts("@townhall she wont wake up")
    fetch(desk)
    first = queue(desk)[0]
    assert first.author == "Maya"
    assert first.unassessed
    assert "wont wake" in first.findings[0][1]
    assert is_about(first.due_at, NOW + timedelta(minutes=5))


def test_joins_what_the_same_person_adds(desk: Desk) -> None:
    asked = desk.net.person("maya").posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk)
    desk.net.person("maya").replies(asked, "@townhall and the tunnel?")
    assert fetch(desk, at=LATER) == [case_id]
    row = queries.row(office_id=desk.office_id, case_id=case_id)
    assert is_about(row.waiting_since, NOW)


def test_keeps_people_under_one_post_apart(desk: Desk) -> None:
    asked = desk.net.person("maya").posts("@townhall is the bridge open?")
    desk.net.person("tom").replies(asked, "@townhall I would like to know as well")
    assert len(fetch(desk)) == 2


def test_puts_no_message_into_two_cases(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall is the bridge open?")
    fetch(desk)
    page = queries.case_page(
        office_id=desk.office_id,
        case_id=queue(desk)[0].id,
        staff_id=desk.chief.person,
        at=NOW,
    )
    again = [line.message.id for line in page.lines if line.message]
    assert triage(message_ids=again, by=desk.clockwork, at=LATER) == []
    assert len(queue(desk)) == 1


def test_does_not_reopen_for_thanks(desk: Desk) -> None:
    asked = desk.net.person("maya").posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk)
    resolve(case_id=case_id, outcome="passed on", by=desk.chief, at=NOW)
    desk.net.person("maya").replies(asked, "@townhall thank you!")
    fetch(desk, at=LATER)
    assert queries.row(office_id=desk.office_id, case_id=case_id).state == "resolved"


def test_reopens_for_a_question(desk: Desk) -> None:
    asked = desk.net.person("maya").posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk)
    resolve(case_id=case_id, outcome="passed on", by=desk.chief, at=NOW)
    desk.net.person("maya").replies(asked, "@townhall and when does it close?")
    fetch(desk, at=LATER)
    row = queries.row(office_id=desk.office_id, case_id=case_id)
    assert row.state == "triaged"
    assert is_about(row.waiting_since, LATER)


def test_keeps_the_words_about_danger_when_a_question_follows(desk: Desk) -> None:
    asked = desk.net.person("maya").posts("@townhall she wont wake up")
    (case_id,) = fetch(desk)
    desk.net.person("maya").replies(asked, "@townhall is anybody coming?")
    fetch(desk, at=LATER)
    row = queries.row(office_id=desk.office_id, case_id=case_id)
    assert row.unassessed
    assert "wont wake" in row.findings[0][1]


def test_sends_what_a_list_hears_to_its_team(desk: Desk) -> None:
    team_id = open_team(name="Highways", by=desk.chief, at=NOW)
    listen(desk, team_id)
    desk.net.person("maya").posts("@townhall a sinkhole on Mill Lane")
    (case_id,) = fetch(desk)
    row = queries.row(office_id=desk.office_id, case_id=case_id)
    assert (row.team, row.urgent) == ("Highways", True)


def test_i10_puts_the_work_of_a_closed_team_into_the_common_queue(desk: Desk) -> None:
    team_id = open_team(name="Highways", by=desk.chief, at=NOW)
    listen(desk, team_id)
    close_team(team_id=team_id, by=desk.chief, at=NOW)
    desk.net.person("maya").posts("@townhall a sinkhole on Mill Lane")
    (case_id,) = fetch(desk)
    row = queries.row(office_id=desk.office_id, case_id=case_id)
    assert (row.team, row.urgent) == ("", True)
    assert [one.id for one in queue(desk)] == [case_id]


def test_never_answers_its_own_words_that_come_back(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk)
    an_answer(desk, case_id=case_id)
    assert fetch(desk, at=LATER) == []


def listen(desk: Desk, team_id: int) -> None:
    write_keyword_list(
        name="Roads", terms=["sinkhole"], weight=6, team_id=team_id, by=desk.chief, at=NOW
    )


def test_keeps_no_glance_of_spam(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall you have won a lottery prize, claim your prize now")
    desk.net.person("tom").posts("@townhall is the bridge open?")
    fetch(desk)
    assert Case.objects.filter(need="spam").count() == 1
    assert Glance.objects.count() == 1
