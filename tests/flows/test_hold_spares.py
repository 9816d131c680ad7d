"""While everything is held an emergency may still leave: if that was said, and nothing else."""

from datetime import timedelta
from typing import Any

import pytest

from clarion.kit.actor import Actor
from clarion.kit.refusals import AlreadyMoved, NotAllowed
from clarion.ledger import queries as ledger
from clarion.people.actions import Happening, wish_notices
from clarion.people.models import Notice
from clarion.postroom import queries
from clarion.postroom.actions import (
    CannotSpare,
    LookedAtTooEarly,
    Placed,
    ReasonEmpty,
    Terms,
    deliver,
    explain_hold,
    lift_hold,
    place_hold,
    tell_of_hold,
)
from clarion.postroom.models import Dispatch, Hold
from clarion.publishing.actions import approve, begin_edition, revise, submit
from clarion.publishing.queries import calendar, hold_on
from clarion.signoff.actions import sign
from fakenet import FakeNet
from tests.makers.desk import a_case, an_answer, dispatch_of
from tests.makers.people import NOW, a_person, an_actor
from tests.makers.publishing import (
    LINK,
    Press,
    a_draft,
    a_press_office,
    page,
    see_off,
    send_for_signature,
    signed,
    submitted,
    wording,
)

SOON = NOW + timedelta(minutes=1)
LATER = NOW + timedelta(minutes=5)
DAY = timedelta(days=1)
EMERGENCY = Terms(spares=("emergency",))


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


@pytest.fixture
def third(press: Press) -> Actor:
    return an_actor(office_id=press.office_id)


def held(press: Press, terms: Terms = EMERGENCY, **changed: Any) -> Placed:
    said = {"scope": "everything", "why": "Flood", **changed}
    return place_hold(**said, terms=terms, by=press.chief, at=NOW)


def an_emergency(press: Press, third: Actor, headline: str, **changed: Any) -> int:
    """Let two others sign it because a life is at risk; it is due."""
    edition_id = a_draft(press, headline=headline, **changed)
    return sent_as_emergency(press, third, edition_id)


def sent_as_emergency(press: Press, third: Actor, edition_id: int) -> int:
    version = page(press, edition_id).version
    why = "The wall gives way"
    submit(
        edition_id=edition_id, seen_version=version, link=LINK, emergency=why,
        by=press.chief, at=NOW,
    )  # fmt: skip
    request_id = page(press, edition_id).request_id
    assert request_id is not None
    assert sign(request_id=request_id, by=press.signer, at=NOW) is None
    warrant_id = sign(request_id=request_id, by=third, at=NOW)
    assert warrant_id is not None
    approve(request_id=request_id, warrant_id=warrant_id, by=press.clockwork, at=NOW)
    return edition_id


def ordinary(press: Press, headline: str, **changed: Any) -> int:
    edition_id = submitted(press, headline=headline, **changed)
    signed(press, edition_id)
    return edition_id


def said(press: Press) -> set[str]:
    """Return the headlines, or the answers, that stand on the network."""
    posts = press.net.posts(author="townhall")
    return {one.text.split("\n")[0].removeprefix("EXERCISE. ") for one in posts}


def test_an_emergency_leaves_and_nothing_else_does(press: Press, third: Actor) -> None:
    ordinary(press, "The bridge is shut", theme="safety")
    ordinary(press, "The fair opens", theme="event", due_at=SOON)
    case_id = a_case(press, "@townhall is the bridge open?")
    an_answer(press, case_id=case_id, text="It is open.")
    held(press)
    an_emergency(press, third, "Leave Mill Lane now")
    see_off(press, at=LATER)
    assert said(press) == {"Leave Mill Lane now"}
    assert dispatch_of(press, case_id).shown == "held"


def test_what_was_spared_is_no_part_of_what_it_stopped(press: Press, third: Actor) -> None:
    bridge = ordinary(press, "The bridge is shut")
    hold_id = held(press).hold_id
    an_emergency(press, third, "Leave Mill Lane now")
    shown = queries.hold(office_id=press.office_id, hold_id=hold_id, at=SOON)
    assert {one.about for one in shown.stopped} == {page(press, bridge).about}
    assert lift_hold(hold_id=hold_id, why="It is over", by=press.chief, at=SOON) == 2
    see_off(press, at=SOON)
    assert said(press) == {"Leave Mill Lane now"}, "and nothing else leaves by itself"


def test_nothing_is_spared_that_nobody_has_chosen(press: Press, third: Actor) -> None:
    held(press, Terms())
    an_emergency(press, third, "Leave Mill Lane now")
    ordinary(press, "The bridge is shut", theme="safety")
    see_off(press, at=LATER)
    assert said(press) == set()


def test_another_hold_still_covers_what_one_spares(press: Press, third: Actor) -> None:
    held(press)
    account = str(press.account_id)
    held(press, Terms(), scope="account", subject=account, why="A stranger has the password")
    edition_id = an_emergency(press, third, "Leave Mill Lane now")
    see_off(press, at=LATER)
    assert said(press) == set(), "our own page has it, the account that is held has not"
    assert [one.shown for one in dispatches(press, edition_id)] == ["sent", "held"]


def dispatches(press: Press, edition_id: int) -> list[queries.DispatchNow]:
    about = page(press, edition_id).about
    return queries.dispatches_about(office_id=press.office_id, about=about)


def test_one_theme_may_be_spared_and_its_answers_are_not(press: Press) -> None:
    ordinary(press, "The bridge is shut", theme="safety")
    ordinary(press, "The fair opens", theme="event")
    case_id = a_case(press, "@townhall is the bridge open?")
    an_answer(press, case_id=case_id, text="It is open.")
    Dispatch.objects.filter(about=f"case:{case_id}").update(theme="safety", emergency=True)
    held(press, Terms(spares=("theme:safety",)))
    see_off(press, at=LATER)
    deliver(dispatch_id=dispatch_of(press, case_id).id, by=press.clockwork, at=LATER)
    assert said(press) == {"The bridge is shut"}


@pytest.mark.parametrize(
    "spares", [(), ("emergency",), ("theme:event",), ("emergency", "theme:event")]
)
@pytest.mark.parametrize("scope", ["everything", "account", "network"])
def test_the_database_agrees_with_the_door(
    press: Press, third: Actor, scope: str, spares: tuple[str, ...]
) -> None:
    an_emergency(press, third, "Leave Mill Lane now")
    ordinary(press, "The fair opens", theme="event")
    ordinary(press, "The bridge is shut")
    an_answer(press, case_id=a_case(press, "@townhall is the bridge open?"))
    subject = {"account": str(press.account_id), "network": "fakenet"}.get(scope, "")
    hold_id = held(press, Terms(spares=spares), scope=scope, subject=subject).hold_id
    hold = Hold.objects.get(pk=hold_id)
    rows = Dispatch.objects.of(press.office_id).select_related("account")
    asked = {one.pk for one in rows if hold.covers(one)}
    assert {one.pk for one in rows.filter(hold.reach())} == asked
    assert bool(rows.exclude(pk__in=asked)) == bool(spares or scope != "everything")


def test_a_correction_of_an_emergency_is_an_ordinary_statement(press: Press, third: Actor) -> None:
    edition_id = an_emergency(press, third, "Leave Mill Lane now")
    see_off(press, at=SOON)
    before = press.net.posts(author="townhall")
    held(press)
    newer = begin_edition(edition_id=edition_id, by=press.chief, at=SOON)
    version = page(press, newer).version
    words = wording(press, headline="Leave Mill Lane and Weir Road now")
    revise(edition_id=newer, seen_version=version, wording=words, by=press.chief, at=SOON)
    send_for_signature(press, newer, at=SOON)
    signed(press, newer, at=SOON)
    see_off(press, at=LATER)
    assert press.net.posts(author="townhall") == before


def test_the_calendar_shows_as_held_only_what_is(press: Press, third: Actor) -> None:
    tomorrow = NOW + DAY
    urgent = an_emergency(press, third, "Leave Mill Lane now", due_at=tomorrow)
    fair = ordinary(press, "The fair opens", theme="event", due_at=tomorrow)
    bridge = ordinary(press, "The bridge is shut", due_at=tomorrow)
    held(press, Terms(spares=("emergency", "theme:event")))
    holds = queries.holds_in_force(office_id=press.office_id)
    facts: dict[str, Any] = {"begin": NOW, "end": NOW + 2 * DAY, "holds": holds, "at": NOW}
    cards = calendar(office_id=press.office_id, **facts).cards
    assert {one.id for one in cards if one.shown == "held"} == {bridge}
    assert {one.id for one in cards if one.shown == "scheduled"} == {urgent, fair}
    assert hold_on(office_id=press.office_id, edition_id=urgent, holds=holds) == (None, False)


def test_says_who_may_still_send(press: Press, third: Actor) -> None:
    spares = ("emergency", "theme:safety")
    urgent, safety = queries.who_may_send(office_id=press.office_id, spares=spares)
    everybody = {press.chief.name, press.signer.name, third.name}
    assert (set(urgent.signing), set(urgent.writing)) == (everybody, everybody)
    assert (urgent.is_possible, safety.is_possible) == (True, True)
    assert set(safety.writing) == everybody
    assert queries.who_may_send(office_id=press.office_id, spares=()) == []


def test_says_that_nobody_may_where_there_are_too_few(press: Press) -> None:
    """One writes and two others sign: two people are one too few."""
    (urgent,) = queries.who_may_send(office_id=press.office_id, spares=("emergency",))
    assert not urgent.is_possible


def test_a_hold_says_in_the_ledger_what_it_spares_and_until_when(press: Press) -> None:
    terms = Terms(spares=("theme:safety", "emergency"), look_at=LATER)
    hold_id = held(press, terms).hold_id
    (entry,) = ledger.history(office_id=press.office_id, about=f"hold:{hold_id}")
    assert entry.facts["spares"] == ["emergency", "theme:safety"]
    assert entry.facts["look_at"] == LATER.isoformat()


def test_refuses_what_cannot_be_spared_and_a_time_that_has_passed(press: Press) -> None:
    with pytest.raises(CannotSpare):
        held(press, EMERGENCY, scope="statement", subject="statement:1")
    with pytest.raises(CannotSpare):
        held(press, Terms(spares=("answers",)))
    with pytest.raises(LookedAtTooEarly):
        held(press, Terms(look_at=NOW))
    assert not Hold.objects.exists()


def test_whoever_may_lift_it_is_reminded_once_and_it_stays(press: Press) -> None:
    handler = a_person(by=press.chief)
    wish_notices(
        happenings=(Happening.REVIEW,), quiet_from=None, quiet_until=None, by=handler, at=NOW
    )
    ordinary(press, "The bridge is shut")
    hold_id = held(press, Terms(look_at=LATER)).hold_id
    assert queries.holds_to_look_at(at=SOON) == []
    assert tell_of_hold(hold_id=hold_id, link="x", by=press.clockwork, at=SOON) == 0
    assert queries.holds_to_look_at(at=LATER) == [(press.office_id, hold_id)]
    for _ in range(2):
        tell_of_hold(
            hold_id=hold_id, link="https://town.example/hold/", by=press.clockwork, at=LATER
        )
    assert queries.holds_to_look_at(at=LATER) == []
    told = Notice.objects.filter(about=f"hold:{hold_id}").order_by("staff_id")
    assert [one.staff_id for one in told] == [press.chief.staff_id, press.signer.staff_id]
    see_off(press, at=LATER + timedelta(minutes=10))
    assert said(press) == set(), "it never lifts itself"
    deeds = [one.deed for one in ledger.history(office_id=press.office_id, about=f"hold:{hold_id}")]
    assert sorted(deeds) == ["hold placed", "hold to be looked at"]


def test_nobody_is_reminded_of_what_was_lifted(press: Press) -> None:
    hold_id = held(press, Terms(look_at=LATER)).hold_id
    lift_hold(hold_id=hold_id, why="It is over", by=press.chief, at=SOON)
    assert queries.holds_to_look_at(at=LATER) == []
    assert tell_of_hold(hold_id=hold_id, link="x", by=press.clockwork, at=LATER) == 0


def test_a_reason_can_be_said_afterwards_and_is_not_exchanged(press: Press) -> None:
    edition_id = ordinary(press, "The bridge is shut")
    later = ordinary(press, "The fair opens", due_at=NOW + DAY)
    hold_id = held(press, Terms(), why="").hold_id
    see_off(press, at=SOON)
    for one in dispatches(press, later):
        deliver(dispatch_id=one.id, by=press.clockwork, at=SOON)
    (shown,) = queries.holds_in_force(office_id=press.office_id)
    assert (shown.why, shown.unexplained) == ("no reason given yet", True)
    assert reasons(press, edition_id) == {f"held by {press.chief.name}: no reason given yet"}
    with pytest.raises(ReasonEmpty):
        explain_hold(hold_id=hold_id, why=" ", by=press.chief, at=SOON)
    explain_hold(hold_id=hold_id, why="Mill Lane flood", by=press.chief, at=SOON)
    assert reasons(press, edition_id) == {f"held by {press.chief.name}: Mill Lane flood"}
    with pytest.raises(AlreadyMoved):
        explain_hold(hold_id=hold_id, why="Another", by=press.chief, at=SOON)
    history = ledger.history(office_id=press.office_id, about=f"hold:{hold_id}")
    assert [one.facts["why"] for one in history if one.deed == "hold explained"] == [
        "Mill Lane flood"
    ]
    lift_hold(hold_id=hold_id, why="It is over", by=press.chief, at=SOON)
    assert reasons(press, later) == {""}


def reasons(press: Press, edition_id: int) -> set[str]:
    return {one.reason for one in dispatches(press, edition_id)}


def test_only_who_may_hold_says_why(press: Press) -> None:
    hold_id = held(press, Terms(), why="").hold_id
    with pytest.raises(NotAllowed):
        explain_hold(hold_id=hold_id, why="Flood", by=a_person(by=press.chief), at=SOON)
