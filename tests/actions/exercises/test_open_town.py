"""The town opens as an exercise in which somebody has been at work for hours."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from clarion.desk import queries as desk
from clarion.desk.queries import QueueFilter, QueueRow
from clarion.exercises import queries
from clarion.exercises.actions import open_town
from clarion.exercises.actions.overhear import overhear
from clarion.exercises.rules.office import town_office
from clarion.exercises.rules.overheard import overheard
from clarion.exercises.rules.script import before
from clarion.ledger import queries as ledger
from clarion.ledger.actions import seal
from clarion.listening import queries as listening
from clarion.people import queries as people
from clarion.people.actions import welcome_visitor
from clarion.postroom import queries as postroom
from tests.actions.exercises.conftest import Town
from tests.makers.people import NOW


def rows(town: Town, view: str = "open") -> list[QueueRow]:
    wanted = QueueFilter(view=view)
    return list(desk.queue(office_id=town.office_id, wanted=wanted, staff_id=None).rows)


def test_is_full_of_work_with_believable_ages(town: Town) -> None:
    open_rows = rows(town)
    assert 20 <= len(open_rows) <= 40
    waiting = [NOW - row.waiting_since for row in open_rows if row.waiting_since]
    assert min(waiting) >= timedelta()
    assert min(waiting) < timedelta(minutes=2)
    assert max(waiting) > timedelta(hours=1)
    assert open_rows[0].grave
    assert {row.network for row in open_rows} == {"fakenet", "paper"}
    assert rows(town, "answered")
    assert rows(town, "resolved")


def test_begins_before_most_of_it_is_late(town: Town) -> None:
    late = [row for row in rows(town) if row.due_at and row.due_at < NOW]
    assert 0 < len(late) < len(rows(town)) / 3


def test_has_sent_every_answer_of_its_colleagues(town: Town) -> None:
    said = {line.text for line in before() if line.do in {"answer", "say"}}
    assert {post.text for post in town.net.posts(author=town_office().handle)} == said


def test_has_brought_every_message_to_the_desk(town: Town) -> None:
    views = ("open", "answered", "resolved", "waiting")
    pages = [
        desk.case_page(office_id=town.office_id, case_id=row.id, staff_id=0, at=NOW)
        for view in views
        for row in rows(town, view)
    ]
    read = [line for page in pages for line in page.lines if line.message]
    assert len(read) == len([line for line in before() if line.who])


def test_tells_a_long_private_conversation(town: Town) -> None:
    (marta,) = [row for row in rows(town) if row.author == "Marta K"]
    page = desk.case_page(office_id=town.office_id, case_id=marta.id, staff_id=0, at=NOW)
    assert len(page.lines) > 30
    assert [line.at for line in page.lines] == sorted(line.at for line in page.lines)


def test_is_an_exercise_and_is_furnished(town: Town) -> None:
    office, written = people.office(town.office_id), town_office()
    assert office.exercise
    staff = {one.name for one in people.colleagues(office_id=office.id)}
    assert staff == {one.name for one in (*written.colleagues, *written.signers)}
    assert {name for _, name in people.teams(office_id=office.id)} == set(written.teams)
    snippets = desk.snippets(office_id=office.id, on=NOW.date())
    assert {one.title for one in snippets} == {one.title for one in written.snippets}
    assert len(desk.keyword_lists(office_id=office.id)) == len(written.keyword_lists)
    networks = {one.network for one in postroom.accounts(office_id=office.id)}
    assert networks == {"fakenet", "page", "webform", "paper"}


def test_opened_twice_changes_nothing(town: Town) -> None:
    posts, queue = len(town.net.posts()), rows(town)
    assert open_town(stage=town.stage, at=NOW + timedelta(hours=1)) == town.office_id
    assert (len(town.net.posts()), rows(town)) == (posts, queue)


def test_leaves_the_clock_of_the_network_right(town: Town) -> None:
    assert town.net.ask("GET", "/control/clock")["skew_seconds"] == 0


def test_keeps_a_whole_ledger(town: Town) -> None:
    while seal(office_id=town.office_id):
        pass
    assert ledger.verify(office_id=town.office_id).broken is None


def test_has_no_visitor_yet(town: Town) -> None:
    now = queries.town()
    assert now is not None
    assert (now.office_id, now.entered_at) == (town.office_id, None)


def test_listens_to_what_is_said_in_public_and_finds_it(town: Town) -> None:
    told = overheard()
    watches = listening.watches(office_id=town.office_id)
    assert {one.title for one in watches} == {one.title for one in told.watches}
    heard = listening.numbers_heard(office_id=town.office_id, beyond=0, limit=100)
    assert len(heard) == len(told.said)
    overhear(office_id=town.office_id, at=NOW)
    assert len(listening.sources(office_id=town.office_id, at=NOW)) == 1


@pytest.mark.django_db
def test_its_command_prints_a_link_that_lets_in(town: Town) -> None:
    said = StringIO()
    call_command("town", "link", stdout=said)
    secret = said.getvalue().strip().rstrip("/").rpartition("/")[2]
    assert welcome_visitor(secret=secret, at=NOW)
