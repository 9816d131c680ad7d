"""Slots, series and the office's time zone, as people see and change them."""

from datetime import UTC, datetime, timedelta

import pytest

from clarion.kit import clock
from clarion.people import queries as people
from clarion.publishing import queries
from clarion.publishing.actions import begin_slot, make_occurrences, take_slot
from tests.makers.people import a_person
from tests.makers.publishing import Press, a_draft, page, submitted
from tests.screens.conftest import Screen
from tests.screens.publishing.buttons import buttons
from tests.screens.publishing.test_writing import typed

# Who asks (3), and then: the slots; the accounts that can be chosen.
SLOTS = 5
SERIES = 4
WRITE_SERIES = 5
ONE = 9
ZONE = 3
NOON = datetime(2027, 7, 1, 11, 0, tzinfo=UTC)
WEEKLY = {
    "headline": "Bins are emptied",
    "text": "Put your bins out tonight.",
    "every": "week",
    "days": ["1"],
    "interval": "1",
    "wall": "09:00",
    "ends": "times",
    "times": "4",
    "late_minutes": "60",
    "theme": "service",
    "language": "en",
}


def weekly(press: Press, **changed: object) -> dict[str, object]:
    tomorrow = (clock.now() + timedelta(days=1)).date()
    said = {**WEEKLY, "account_ids": [press.page_id], "first_on": tomorrow.isoformat()}
    return {**said, **changed}


class TestSlots:
    def test_begins_and_ends_one(self, press: Press, here: str, screen: Screen) -> None:
        assert "No slots" in screen.open(f"{here}slots/", queries=SLOTS).words
        words = {"days": [0, 1, 2, 3, 4], "wall": "09:00", "kept_for": "theme:service"}
        screen.send(f"{here}slots/", words)
        shown = screen.open(f"{here}slots/", queries=SLOTS + 3)
        assert "Weekdays, 09:00 Service" in shown.words
        assert "End Weekdays, 09:00" in buttons(shown)
        (slot,) = queries.slots(office_id=press.office_id, at=clock.now())
        screen.send(f"{here}slots/{slot.id}/end/")
        assert "No slots" in screen.open(f"{here}slots/", queries=SLOTS).words

    def test_says_what_is_missing(self, press: Press, here: str, screen: Screen) -> None:
        shown = screen.send_and_read(f"{here}slots/", {"kept_for": "theme:service"}, status=422)
        assert "Fill this in" in shown.words

    def test_a_writer_takes_the_next_one_with_their_words(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        slot_id = begin_slot(
            days=range(7), wall="09:00", account_id=press.page_id, by=press.chief, at=clock.now()
        )
        edition_id = a_draft(press)
        shown = screen.client.get(f"{here}{edition_id}/")
        (free,) = shown.context["free_slots"]
        assert free.id == slot_id
        words = {
            "seen_version": "1", "headline": "Other words", "text": "Weir Road is open.",
            "account_ids": [press.page_id], "theme": "safety", "language": "en", "when": "now",
            "late_minutes": "60",
        }  # fmt: skip
        screen.send(f"{here}{edition_id}/", {**words, "then": free.value})
        now = page(press, edition_id)
        assert (now.headline, now.due_at) == ("Other words", free.due_at)

        other = a_draft(press)
        answer = screen.send_and_read(f"{here}{other}/", {**words, "then": free.value}, status=422)
        assert "Somebody has just taken this slot" in answer.words
        assert (page(press, other).headline, page(press, other).due_at) == ("Other words", None)

    def test_offers_the_slots_of_what_is_being_written_and_warns_of_another(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        begin_slot(days=range(7), wall="09:00", theme="service", by=press.chief, at=clock.now())
        place = f"{here}{a_draft(press)}/"
        words = typed(press, theme="service")
        shown = screen.client.post(f"{place}preview/", words)
        (free,) = shown.context["free_slots"]
        assert free.value in shown.content.decode()
        assert screen.send(place, words | {"then": free.value}).status_code == 302
        assert "kept for something else" not in screen.client.get(place).content.decode()
        now = screen.client.get(place).context["page"]
        seen, wall = now.version, now.due_wall
        when = {"when": "later", "due_at_0": wall[:10], "due_at_1": wall[11:]}
        screen.send(place, typed(press, theme="safety", seen_version=seen, **when))
        assert "kept for something else" in screen.client.get(place).content.decode()

    def test_says_at_the_last_press_that_somebody_else_has_the_slot(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        """Whoever writes and sends in one press has seen no preview of that time."""
        now = clock.now()
        slot_id = begin_slot(
            days=range(7), wall="09:00", account_id=press.page_id, by=press.chief, at=now
        )
        holder = a_draft(press, headline="Bins are emptied", account_ids=(press.page_id,))
        (free,) = screen.client.get(f"{here}{holder}/").context["free_slots"]
        take_slot(
            edition_id=holder,
            seen_version=1,
            slot_id=slot_id,
            due_at=free.due_at,
            by=press.chief,
            at=now,
        )
        wall = page(press, holder).due_wall.split("T")
        for account_id, told in ((press.page_id, True), (press.account_id, False)):
            edition_id = a_draft(press, text=f"Weir Road is open for {account_id}.")
            words = typed(
                press,
                text=f"Weir Road is open for {account_id}.",
                account_ids=[account_id],
                when="later",
                due_at_0=wall[0],
                due_at_1=wall[1],
                then="submit",
            )
            shown = screen.client.post(f"{here}{edition_id}/", words, follow=True).content.decode()
            assert ("“Bins are emptied” has the slot there at that very minute" in shown) is told
            assert ("Sent for signature." in shown) is not told


class TestSeries:
    def test_begins_one_and_shows_its_days(self, press: Press, here: str, screen: Screen) -> None:
        assert "No series" in screen.open(f"{here}series/", queries=SERIES).words
        shown = screen.open(f"{here}series/new/", queries=WRITE_SERIES)
        assert shown.heading == "Begin a series"
        place = screen.send(f"{here}series/new/", weekly(press)).headers["Location"]
        shown = screen.open(place, queries=ONE - 2)
        assert "Every week: Tue, 09:00 Europe/London, 4 times" in shown.words
        assert shown.words.count("Its draft is made two weeks before") == 2
        assert shown.words.count("Its draft is being made") == 2
        ((one),) = queries.all_series(office_id=press.office_id)
        make_occurrences(series_id=one.id, by=press.clockwork, at=clock.now())
        shown = screen.open(place, queries=ONE - 1)
        assert shown.words.count("Draft") >= 1
        assert "Bins are emptied" in screen.open(f"{here}series/", queries=SERIES).words

    def test_leaves_out_changes_and_ends(self, press: Press, here: str, screen: Screen) -> None:
        screen.send(f"{here}series/new/", weekly(press))
        ((one),) = queries.all_series(office_id=press.office_id)
        days, _more = queries.days_of(office_id=press.office_id, series_id=one.id, at=clock.now())
        place = f"{here}series/{one.id}/"
        screen.send(f"{place}skip/", {"on": days[0].on.isoformat()})
        shown = screen.open(place, queries=ONE - 2)
        assert f"Left out by {press.chief.name}" in shown.words
        assert screen.send(f"{place}skip/", {"on": "gossip"}).status_code == 404

        second = days[1].on.isoformat()
        shown = screen.open(f"{place}change/?from={second}", queries=WRITE_SERIES + 1)
        assert shown.value("first_on") == second
        new = screen.send(f"{place}change/", weekly(press, first_on=second, wall="15:00"))
        shown = screen.open(new.headers["Location"], queries=ONE - 2)
        assert "15:00 Europe/London" in shown.words
        assert "End the series" in buttons(shown)
        screen.send(f"{new.headers['Location']}end/")
        shown = screen.open(new.headers["Location"], queries=ONE - 2)
        assert "Ended" in shown.words
        assert "End the series" not in buttons(shown)

    @pytest.mark.parametrize(
        ("odd", "says"),
        [
            ({"days": []}, "Choose a day of the week."),
            ({"times": ""}, "Say how many times."),
            ({"ends": "until"}, "Choose the last day."),
            ({"first_on": "2199-01-01"}, "within two years"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_the_words(
        self, press: Press, here: str, screen: Screen, odd: dict[str, object], says: str
    ) -> None:
        shown = screen.send_and_read(f"{here}series/new/", weekly(press, **odd), status=422)
        assert says in shown.words
        assert shown.value("headline") == "Bins are emptied"

    def test_the_first_monday_of_each_month(self, press: Press, here: str, screen: Screen) -> None:
        monthly = {"every": "month", "nth": "1", "weekday": "0"}
        place = screen.send(f"{here}series/new/", weekly(press, **monthly)).headers["Location"]
        shown = screen.open(place, queries=ONE - 2)
        assert "Every month: first Mon, 09:00 Europe/London" in shown.words


class TestZone:
    def test_t4_shows_before_and_after_and_then_does_it(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        draft = a_draft(press, due_at=NOON)
        submitted(press, due_at=NOON)
        assert "Show what would change" in buttons(screen.open(f"{here}zone/", queries=ZONE))
        shown = screen.open(f"{here}zone/?zone=Europe/Madrid", queries=ZONE + 1)
        assert "Draft Thu 1 Jul, 12:00 BST Thu 1 Jul, 12:00 CEST The time on the wall" in (
            shown.words
        )
        assert "Thu 1 Jul, 12:00 BST Thu 1 Jul, 13:00 CEST The instant stays" in shown.words
        assert people.office(press.office_id).zone == "Europe/London"
        old = {"zone": "Europe/Madrid", "seen": "7"}
        refused = screen.send_and_read(f"{here}zone/", old, status=422)
        assert "has changed while you looked" in refused.words
        screen.send(f"{here}zone/", {"zone": "Europe/Madrid", "seen": shown.value("seen")})
        assert people.office(press.office_id).zone == "Europe/Madrid"
        assert page(press, draft).due_at == NOON - timedelta(hours=1)

    def test_is_for_whoever_looks_after_the_office(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        screen.sign_in(a_person(by=press.chief, role="Communications officer"))
        assert screen.client.get(f"{here}zone/").status_code == 403
        words = {"zone": "Europe/Madrid", "seen": "0"}
        assert screen.send(f"{here}zone/", words).status_code == 403
        screen.sign_in(a_person(by=press.chief, role="Platform administrator"))
        assert screen.client.get(f"{here}zone/").status_code == 200
