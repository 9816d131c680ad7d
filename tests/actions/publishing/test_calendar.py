"""The calendar tells apart what leaves, what is held and by whom, and what nobody has got."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clarion.postroom import queries as postroom
from clarion.postroom.actions import lift_hold, place_hold
from clarion.postroom.models import Account
from clarion.publishing import queries
from clarion.publishing.actions import begin_campaign, begin_edition
from clarion.publishing.queries import Plan, Sieve
from clarion.publishing.queries.planning.calendar import UNDECIDED_MAX
from tests.makers.people import NOW, an_office
from tests.makers.publishing import Press, a_draft, see_off, signed, submitted

TOMORROW = NOW + timedelta(days=1)
DAY = timedelta(days=1)


def plan(press: Press, **chosen: object) -> Plan:
    holds = postroom.holds_in_force(office_id=press.office_id)
    return queries.calendar(
        office_id=press.office_id,
        begin=NOW,
        end=NOW + 2 * DAY,
        sieve=Sieve(**chosen),  # type: ignore[arg-type]  # as a form gives it
        holds=holds,
        at=NOW,
    )


def timed(press: Press, **changed: object) -> int:
    edition_id = submitted(press, due_at=TOMORROW, **changed)
    signed(press, edition_id)
    return edition_id


def hold(press: Press, scope: str, subject: str = "") -> int:
    return place_hold(
        scope=scope, subject=subject, title="", why="A fire", by=press.chief, at=NOW
    ).hold_id


def test_shows_what_leaves_on_its_day_and_nothing_of_another(press: Press) -> None:
    edition_id = submitted(press, due_at=TOMORROW)
    (card,) = plan(press).cards
    assert (card.id, card.due_at, card.shown) == (edition_id, TOMORROW, "in_review")
    elsewhere = queries.calendar(office_id=press.office_id, begin=NOW, end=TOMORROW, at=NOW)
    assert elsewhere.cards == ()
    stranger = queries.calendar(office_id=an_office(), begin=NOW, end=NOW + 2 * DAY, at=NOW)
    assert stranger.cards == ()


@pytest.mark.parametrize(
    ("hours", "renewable", "doomed"), [(12, False, 1), (12, True, 0), (36, False, 0)]
)
def test_marks_what_will_fail_because_a_sign_in_ends_before(
    press: Press, hours: int, renewable: bool, doomed: int
) -> None:
    for edition_id in (timed(press), a_draft(press, due_at=TOMORROW)):
        ends = Account.objects.filter(pk=press.account_id)
        ends.update(expires_at=NOW + timedelta(hours=hours), renewable=renewable)
        found = {card.id: card.doomed for card in plan(press).cards}
        assert found[edition_id] == doomed


def test_of_two_holds_the_one_on_everything_is_named(press: Press) -> None:
    timed(press)
    hold(press, "everything")
    hold(press, "theme", "safety")
    (card,) = plan(press).cards
    assert card.hold is not None
    assert card.hold.scope == "everything"


@pytest.mark.parametrize("scope", ["everything", "theme", "statement", "campaign"])
def test_what_is_held_is_not_called_timed(press: Press, scope: str) -> None:
    campaign_id = begin_campaign(name="Flood", by=press.chief, at=NOW)
    edition_id = timed(press, campaign_id=campaign_id)
    page = queries.edition(office_id=press.office_id, edition_id=edition_id)
    subject = {"theme": "safety", "statement": page.about, "campaign": str(campaign_id)}
    assert plan(press).cards[0].shown == "scheduled"
    hold(press, scope, subject.get(scope, ""))
    (card,) = plan(press).cards
    assert card.hold is not None
    assert (card.shown, card.partly) == ("held", False)
    assert (card.hold.placed_by, card.hold.why) == (press.chief.name, "A fire")
    assert [one.id for one in plan(press, state="held").cards] == [edition_id]
    assert plan(press, state="scheduled").cards == ()


def test_a_hold_on_one_account_holds_it_in_part(press: Press) -> None:
    timed(press)
    hold(press, "account", str(press.account_id))
    (card,) = plan(press).cards
    assert (card.shown, card.partly, card.hold is not None) == ("scheduled", True, True)
    hold(press, "network", "page")
    (card,) = plan(press).cards
    assert (card.shown, card.partly) == ("held", False)


def test_after_the_hold_somebody_must_look_again(press: Press) -> None:
    timed(press)
    number = hold(press, "everything")
    see_off(press, at=TOMORROW)
    lift_hold(hold_id=number, why="It is out", by=press.chief, at=TOMORROW)
    (card,) = plan(press).cards
    assert card.shown == "review"


def test_what_waits_for_a_signature_says_so_also_when_a_hold_covers_it(press: Press) -> None:
    submitted(press, due_at=TOMORROW)
    hold(press, "everything")
    (card,) = plan(press).cards
    assert (card.shown, card.hold is not None) == ("in_review", True)


def test_can_be_narrowed(press: Press) -> None:
    campaign_id = begin_campaign(name="Flood", by=press.chief, at=NOW)
    event = a_draft(press, due_at=TOMORROW, theme="event", account_ids=(press.page_id,))
    flood = a_draft(press, due_at=TOMORROW, campaign_id=campaign_id)

    def found(**chosen: object) -> list[int]:
        return [card.id for card in plan(press, **chosen).cards]

    assert found() == [event, flood]
    assert found(theme="event") == [event]
    assert found(campaign_id=campaign_id) == [flood]
    assert found(account_id=press.account_id) == [flood]
    assert found(state="draft") == [event, flood]
    assert found(state="missed") == []


def test_what_was_missed_stays_until_somebody_decides(press: Press) -> None:
    edition_id = timed(press, late_minutes=15)
    late = TOMORROW + timedelta(hours=1)
    see_off(press, at=late)

    def missed() -> list[int]:
        found = queries.undecided(office_id=press.office_id, at=late + 30 * DAY)
        return [card.id for card in found.cards]

    assert missed() == [edition_id]
    new = begin_edition(edition_id=edition_id, by=press.chief, at=late)
    assert new not in missed()
    assert missed() == []


def test_what_nobody_signed_in_time_is_late(press: Press) -> None:
    edition_id = submitted(press, due_at=TOMORROW)
    (card,) = queries.undecided(office_id=press.office_id, at=TOMORROW + DAY).cards
    assert (card.id, card.late, card.shown) == (edition_id, True, "in_review")


def test_says_how_many_more_there_are(press: Press) -> None:
    for _ in range(UNDECIDED_MAX + 2):
        a_draft(press, due_at=TOMORROW)
    found = queries.undecided(office_id=press.office_id, at=TOMORROW + DAY)
    assert (len(found.cards), found.more, found.uncounted) == (UNDECIDED_MAX, 2, False)


def test_asks_as_little_for_many_as_for_one(press: Press) -> None:
    timed(press)
    hold(press, "everything")

    def asked() -> list[str]:
        with CaptureQueriesContext(connection) as found:
            plan(press)
        return [one["sql"] for one in found.captured_queries]

    few = asked()
    for _ in range(3):
        timed(press)
    many = asked()
    assert len(few) == len(many) == 3
    assert not [sql for sql in many if "COUNT(" in sql]
