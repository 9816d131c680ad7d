"""A resident's message becomes an answered, recorded case."""

from datetime import timedelta

from clarion.desk import queries as desk_queries
from clarion.desk.actions import confirm, reopen, resolve
from clarion.ledger import queries as ledger
from clarion.ledger.actions import seal
from clarion.postroom.actions import deliver
from tests.makers.desk import Desk, an_answer, dispatch_of, fetch
from tests.makers.people import NOW


def test_it_is_on_the_network_once_and_in_the_ledger(desk: Desk) -> None:
    asked = desk.net.person("maya").posts("@townhall is the bridge open tomorrow?")
    (case_id,) = fetch(desk)
    an_answer(desk, case_id=case_id, text="It opens again at 06:00.")
    sent = dispatch_of(desk, case_id)
    deliver(dispatch_id=sent.id, by=desk.clockwork, at=NOW + timedelta(seconds=1))
    confirm(dispatch_id=sent.id, by=desk.clockwork, at=NOW + timedelta(seconds=2))

    (post,) = desk.net.posts(author="townhall")
    assert post.text == "It opens again at 06:00."
    assert post.parent_id == asked.id
    row = desk_queries.row(office_id=desk.office_id, case_id=case_id)
    assert row.state == "answered"
    assert dispatch_of(desk, case_id).state == "sent"

    resolve(case_id=case_id, outcome="told", by=desk.chief, at=NOW + timedelta(minutes=1))
    deeds = [one.deed for one in ledger.history(office_id=desk.office_id, about=f"case:{case_id}")]
    assert deeds == [
        "case opened",
        "warrant granted",
        "dispatch queued",
        "answer given",
        "dispatch sent",
        "case answered",
        "case resolved",
    ]
    assert seal(office_id=desk.office_id)
    assert ledger.verify(office_id=desk.office_id).broken is None


def test_undoing_a_careless_resolve_does_not_hide_how_long_somebody_has_waited(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall is the bridge open tomorrow?")
    (case_id,) = fetch(desk)
    before = desk_queries.row(office_id=desk.office_id, case_id=case_id)
    later = NOW + timedelta(hours=2)
    resolve(case_id=case_id, outcome="by mistake", by=desk.chief, at=later)
    reopen(case_id=case_id, by=desk.chief, at=later)
    after = desk_queries.row(office_id=desk.office_id, case_id=case_id)
    assert after.waiting_since == before.waiting_since
    assert after.due_at == before.due_at
