"""Another zone of the office: plans keep the time on the wall, what was signed never moves."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed
from clarion.ledger import queries as ledger
from clarion.people import queries as people
from clarion.people.actions import NoSuchZone
from clarion.postroom import queries as postroom
from clarion.publishing import queries
from clarion.publishing.actions import PlansChanged, SomebodySaved, move_edition, revise, rezone
from clarion.publishing.models import Edition
from tests.makers.desk import without
from tests.makers.people import NOW
from tests.makers.publishing import (
    LINK,
    Press,
    a_draft,
    page,
    see_off,
    signed,
    submitted,
    wording,
)

MADRID = "Europe/Madrid"
# 09:00 on the wall in London; the wall in Madrid shows it an hour before.
NINE_LONDON = datetime(2026, 4, 15, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NINE_MADRID = NINE_LONDON - HOUR


def seen(press: Press) -> str:
    return queries.zone_plan(office_id=press.office_id, zone=MADRID, at=NOW).seen


def to_madrid(press: Press) -> int:
    return rezone(zone=MADRID, seen=seen(press), by=press.chief, at=NOW)


def posts(press: Press) -> int:
    return len(press.net.posts(author="townhall"))


def test_t4_a_draft_keeps_the_time_on_the_wall(press: Press) -> None:
    edition_id = a_draft(press, due_at=NINE_LONDON)
    assert to_madrid(press) == 1
    now = page(press, edition_id)
    assert (now.due_at, now.due_wall, now.due_zone) == (NINE_MADRID, "2026-04-15T09:00", MADRID)
    assert people.office(press.office_id).zone == MADRID


def test_t4_what_was_signed_leaves_when_it_was_agreed_and_once(press: Press) -> None:
    timed = submitted(press, due_at=NINE_LONDON)
    signed(press, timed)
    assert to_madrid(press) == 0
    now = page(press, timed)
    assert (now.due_at, now.due_wall, now.due_zone) == (
        NINE_LONDON, "2026-04-15T09:00", "Europe/London",
    )  # fmt: skip
    for early in (NINE_MADRID, NINE_LONDON - timedelta(seconds=1)):
        see_off(press, at=early)
        assert posts(press) == 0
    for due in (NINE_LONDON, NINE_LONDON + timedelta(hours=1)):
        see_off(press, at=due)
        assert posts(press) == 1


def test_t4_what_waits_for_signatures_keeps_what_is_asked(press: Press) -> None:
    asked = submitted(press, due_at=NINE_LONDON)
    to_madrid(press)
    assert page(press, asked).due_at == NINE_LONDON
    signed(press, asked)
    found = postroom.dispatches_about(office_id=press.office_id, about=page(press, asked).about)
    assert {one.due_at for one in found} == {NINE_LONDON}


def test_t4_another_time_for_what_was_signed_is_signed_again(press: Press) -> None:
    timed = submitted(press, due_at=NINE_LONDON)
    signed(press, timed)
    to_madrid(press)
    version = page(press, timed).version
    new = move_edition(
        edition_id=timed, seen_version=version, to=NINE_MADRID, link=LINK, by=press.chief, at=NOW
    )
    now = page(press, new)
    assert (now.state, now.due_wall, now.due_zone) == ("in_review", "2026-04-15T09:00", MADRID)
    see_off(press, at=NINE_LONDON)
    assert posts(press) == 0


def test_t4_the_list_says_before_what_is_done(press: Press) -> None:
    draft, timed = a_draft(press, due_at=NINE_LONDON), submitted(press, due_at=NINE_LONDON)
    soon = a_draft(press, due_at=NOW + timedelta(minutes=30))
    plan = queries.zone_plan(office_id=press.office_id, zone=MADRID, at=NOW)
    rows = {row.id: row for row in plan.rows}
    assert (plan.count, plan.more) == (3, 0)
    assert (rows[draft].new_at, rows[draft].kept) == (NINE_MADRID, False)
    assert (rows[timed].new_at, rows[timed].kept) == (NINE_LONDON, True)
    assert rows[soon].passed
    assert page(press, draft).due_at == NINE_LONDON
    to_madrid(press)
    for number, row in rows.items():
        assert page(press, number).due_at == row.new_at


def test_nothing_is_done_from_an_old_list(press: Press) -> None:
    edition_id = a_draft(press, due_at=NINE_LONDON)
    old = seen(press)
    move_edition(
        edition_id=edition_id, seen_version=1, to=NINE_LONDON + HOUR, by=press.chief, at=NOW
    )
    for odd in (old, "1", ""):
        with pytest.raises(PlansChanged):
            rezone(zone=MADRID, seen=odd, by=press.chief, at=NOW)
    assert people.office(press.office_id).zone == "Europe/London"


def test_what_follows_is_kept_as_a_version_that_nobody_wrote(press: Press) -> None:
    edition_id = a_draft(press, due_at=NINE_LONDON)
    rezone(zone=MADRID, seen=seen(press), by=press.signer, at=NOW)
    row = Edition.objects.get(pk=edition_id)
    assert (row.version, row.authors) == (2, [press.chief.person])
    kept = row.versions.get(number=2)
    assert (kept.text, kept.by) == (row.text, press.signer.name)


def test_whoever_has_the_draft_open_is_told(press: Press) -> None:
    edition_id = a_draft(press, due_at=NINE_LONDON)
    to_madrid(press)
    with pytest.raises(SomebodySaved):
        revise(
            edition_id=edition_id, seen_version=1, wording=wording(press), by=press.chief, at=NOW
        )


def test_the_same_zone_changes_nothing(press: Press) -> None:
    edition_id = a_draft(press, due_at=NINE_LONDON)
    assert rezone(zone="Europe/London", seen=seen(press), by=press.chief, at=NOW) == 0
    assert page(press, edition_id).version == 1


def test_is_for_whoever_looks_after_the_office(press: Press) -> None:
    with pytest.raises(NotAllowed):
        rezone(zone=MADRID, seen=seen(press), by=without(press.chief, Power.MANAGE_OFFICE), at=NOW)
    with pytest.raises(NoSuchZone):
        rezone(zone="Europe/Atlantis", seen=seen(press), by=press.chief, at=NOW)


def test_stands_in_the_ledger(press: Press) -> None:
    about = page(press, a_draft(press, due_at=NINE_LONDON)).about
    to_madrid(press)
    for what, deed in (
        (about, "edition follows the time zone"),
        (f"office:{press.office_id}", "time zone changed"),
    ):
        entered = ledger.history(office_id=press.office_id, about=what)
        assert deed in [one.deed for one in entered]


def test_statements_are_locked_before_their_editions(press: Press) -> None:
    a_draft(press, due_at=NINE_LONDON)
    known = seen(press)
    with CaptureQueriesContext(connection) as found:
        rezone(zone=MADRID, seen=known, by=press.chief, at=NOW)
    asked = [one["sql"] for one in found.captured_queries if "FOR UPDATE OF" in one["sql"]]
    locked = [sql.split("FOR UPDATE OF ")[1].strip() for sql in asked]
    assert locked[:2] == ['"publishing_statement"', '"publishing_edition"']
    assert all('ORDER BY "publishing_' in sql for sql in asked[:2])
