"""The calendar in three views, and moving what stands on it."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from clarion.kit import clock
from clarion.people.actions import change_zone
from clarion.postroom.actions import place_hold
from clarion.publishing import queries
from clarion.publishing.actions import begin_slot, take_slot
from clarion.publishing.web.planning.calendar import LIST_DAYS
from clarion.publishing.web.planning.days import DAY_SHOWS
from tests.makers.people import a_person
from tests.makers.publishing import Press, a_draft, page, signed, submitted
from tests.screens.conftest import Screen
from tests.screens.page import Page, text_of
from tests.screens.publishing.buttons import buttons
from tests.screens.publishing.test_planning import weekly

# Who asks (3), holds, what leaves with its renditions, what is late, campaigns and accounts;
# series and slots, but not under a filter for a state.
CALENDAR = 10
FORESEEN = 2
RENDITIONS = 1
# The move, its slots and its accounts, and the checks at the new time.
MOVE, CHECKS = 6, 16
NOON = datetime(2027, 7, 1, 11, 0, tzinfo=UTC)


def cards(shown: Page) -> list[str]:
    """The words of each card, once: tables are read by wide screens, lists by narrow ones."""
    return list(
        dict.fromkeys(text_of(one) for one in shown.dom.iter("li") if "plan" in classes(one))
    )


def classes(element: object) -> list[str]:
    return str(element.get("class", "")).split()  # type: ignore[attr-defined]  # an element


def drops(shown: Page) -> dict[str, str]:
    """Each hour of the week that a card can be dropped on, and what it stands for."""
    found = {}
    days = [text_of(one) for one in shown.dom.iter("th") if one.get("scope") == "col"]
    for row in (one for one in shown.dom.iter("tr") if one.find("th[@scope='row']") is not None):
        hour = text_of(row.find("th"))  # type: ignore[arg-type]  # it is there
        for day, cell in zip(days, row.iter("td"), strict=True):
            if cell.get("data-drop"):
                found[f"{day}, {hour}"] = cell.get("data-drop", "")
    return found


class TestViews:
    def test_shows_each_day_what_leaves(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = submitted(press, due_at=NOON)
        shown = screen.open(f"{here}calendar/?on=2027-07-01", queries=CALENDAR + RENDITIONS)
        assert "July 2027 Times of Europe/London" in shown.words
        assert shown.links()["12:00 BST Mill Lane is closed"] == f"{here}{edition_id}/"
        assert len(list(shown.dom.iter("td"))) == 35
        assert "Waiting for signature" in cards(shown)[0]

    @pytest.mark.parametrize(
        ("view", "says"),
        [("month", "in this month"), ("week", "in this week"), ("list", "on these days")],
    )
    def test_says_so_when_nothing_leaves(
        self, here: str, screen: Screen, view: str, says: str
    ) -> None:
        shown = screen.open(f"{here}calendar/?view={view}&on=2027-08-17", queries=CALENDAR)
        assert f"Nothing leaves {says}" in shown.words

    @pytest.mark.parametrize("on", ["", "gossip", "0001-01-01", "9999-12-31"])
    def test_opens_today_for_any_other_words(self, here: str, screen: Screen, on: str) -> None:
        address = f"{here}calendar/?on={on}&view=gossip&theme=x&account=y&campaign=-1&state=z"
        assert "today" in screen.open(address, queries=CALENDAR).words

    def test_t1_a_day_ends_at_midnight_where_the_office_is(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        submitted(press, due_at=datetime(2027, 7, 31, 23, 30, tzinfo=UTC))
        july = screen.open(f"{here}calendar/?on=2027-07-01", queries=CALENDAR + RENDITIONS)
        august = screen.open(f"{here}calendar/?on=2027-08-01", queries=CALENDAR + RENDITIONS)
        assert "Nothing leaves in this month" in july.words
        assert "00:30 BST Mill Lane is closed" in august.words

    @pytest.mark.parametrize("view", ["month", "week", "list"])
    def test_keeps_the_filters_from_view_to_view(
        self, press: Press, here: str, screen: Screen, view: str
    ) -> None:
        submitted(press, due_at=NOON)
        address = f"{here}calendar/?view={view}&on=2027-07-01&theme=event&state=held"
        shown = screen.open(address, queries=CALENDAR - FORESEEN)
        assert cards(shown) == []
        assert "Show everything" in shown.words
        links = shown.links()
        for name in ("Month", "Week", "List", "Today"):
            asked = parse_qs(urlsplit(links[name]).query)
            assert (asked["theme"], asked["state"]) == (["event"], ["held"]), name

    def test_a_full_day_leads_to_its_list(self, press: Press, here: str, screen: Screen) -> None:
        for minute in range(DAY_SHOWS + 2):
            a_draft(press, due_at=NOON + timedelta(minutes=minute))
        shown = screen.open(f"{here}calendar/?on=2027-07-01", queries=CALENDAR + RENDITIONS)
        assert shown.links()["2 more"] == "?view=list&on=2027-07-01"

    @pytest.mark.parametrize("view", ["month", "week", "list"])
    def test_foresees_series_and_free_slots(
        self, view: str, press: Press, here: str, screen: Screen
    ) -> None:
        first_on = (clock.now() + timedelta(days=60)).date()
        begin_slot(
            days=range(7), wall="09:00", account_id=press.page_id, by=press.chief, at=clock.now()
        )
        said = weekly(press, wall="10:00", days=["0", "1", "2", "3", "4", "5", "6"])
        screen.send(f"{here}series/new/", {**said, "first_on": first_on.isoformat()})
        address = f"{here}calendar/?view={view}&on={first_on}"
        # Besides: the days of the series that are written, who has the slot, the accounts.
        found = cards(screen.open(address, queries=CALENDAR + 3))
        assert any("10:00" in one and "of a series, not written yet" in one for one in found)
        assert any("09:00" in one and "Free slot" in one for one in found)
        assert not cards(screen.open(f"{address}&state=draft", queries=CALENDAR - FORESEEN))

    def test_a_slot_that_is_taken_is_not_foreseen(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        slot_id = begin_slot(
            days=range(7), wall="09:00", account_id=press.page_id, by=press.chief, at=clock.now()
        )
        (slot,) = queries.slots(office_id=press.office_id, at=clock.now())
        assert slot.next_at is not None
        take_slot(
            edition_id=a_draft(press),
            seen_version=1,
            slot_id=slot_id,
            due_at=slot.next_at,
            by=press.chief,
            at=clock.now(),
        )
        address = f"{here}calendar/?view=list&on={slot.next_at:%Y-%m-%d}"
        shown = screen.open(address, queries=CALENDAR + RENDITIONS + 2)
        plans = [text_of(one) for one in shown.dom.iter("li") if "plan" in classes(one)]
        assert sum("Free slot" in one for one in plans) == LIST_DAYS - 1

    def test_names_who_holds_and_why(self, press: Press, here: str, screen: Screen) -> None:
        signed(press, submitted(press, due_at=NOON))
        place_hold(
            scope="theme", subject="safety", title="", why="A fire", by=press.chief, at=clock.now()
        )
        shown = screen.open(
            f"{here}calendar/?view=list&on=2027-07-01", queries=CALENDAR + RENDITIONS
        )
        (card,) = cards(shown)
        assert f"Held Held by {press.chief.name}: A fire" in card
        assert "Timed" not in card

    def test_what_is_late_stands_on_top(self, press: Press, here: str, screen: Screen) -> None:
        submitted(press, due_at=datetime(2026, 4, 15, 9, 0, tzinfo=UTC))
        shown = screen.open(f"{here}calendar/?on=2027-07-01", queries=CALENDAR + RENDITIONS)
        assert "Missed, until somebody decides" in shown.words
        assert "its time has passed" in shown.words


class TestWeek:
    def test_has_an_hour_for_each_row(self, press: Press, here: str, screen: Screen) -> None:
        submitted(press, due_at=NOON)
        shown = screen.open(
            f"{here}calendar/?view=week&on=2027-07-01", queries=CALENDAR + RENDITIONS
        )
        assert len(drops(shown)) == 7 * 24
        assert drops(shown)["Thu 1 BST, 12:00 BST"] == "2027-07-01T12:00:00+01:00"

    def test_a_day_has_23_hours_when_clocks_go_forward(self, here: str, screen: Screen) -> None:
        shown = screen.open(f"{here}calendar/?view=week&on=2027-03-28", queries=CALENDAR)
        assert len(drops(shown)) == 7 * 24 - 1
        assert "the clocks skip it" in shown.words
        assert "Sun 28 GMT then BST" in shown.words

    def test_a_day_has_25_hours_when_clocks_go_back(self, here: str, screen: Screen) -> None:
        shown = screen.open(f"{here}calendar/?view=week&on=2027-10-31", queries=CALENDAR)
        hours = [text_of(one) for one in shown.dom.iter("th") if one.get("scope") == "row"]
        assert len(hours) == 25
        assert "01:00 GMT once more" in hours
        assert len(drops(shown)) == 7 * 24


class TestMoving:
    def test_t3_a_card_leaves_when_its_new_cell_said(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        """Nothing that is asked or answered names the zone of whoever looks: only the office's."""
        change_zone(zone="Europe/Madrid", by=press.chief, at=clock.now())
        edition_id = a_draft(press, due_at=NOON)
        week = screen.open(
            f"{here}calendar/?view=week&on=2027-07-01", queries=CALENDAR + RENDITIONS
        )
        cell = drops(week)["Fri 2 CEST, 09:00 CEST"]
        shown = screen.client.get(f"{here}{edition_id}/move/", {"view": "week", "to": cell})
        assert "Then it leaves Fri 2 Jul, 09:00 CEST" in " ".join(shown.content.decode().split())
        to = shown.context["to"].isoformat()
        answer = screen.send(f"{here}{edition_id}/move/?view=week", {"to": to, "seen_version": "1"})
        assert answer.headers["Location"].endswith("/calendar/?view=week&on=2027-07-02")
        now = page(press, edition_id)
        assert now.due_at == datetime.fromisoformat(cell) == datetime(2027, 7, 2, 7, tzinfo=UTC)
        assert (now.due_wall, now.due_zone) == ("2027-07-02T09:00", "Europe/Madrid")

    def test_a_day_keeps_the_time_of_day(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = submitted(press, due_at=NOON)
        shown = screen.open(f"{here}{edition_id}/move/?to=2027-11-03", queries=MOVE + CHECKS)
        assert "Then it leaves Wed 3 Nov, 12:00 GMT" in shown.words
        assert "A time of Europe/London, in 2027" in shown.words
        assert "It needs to be signed again" in shown.words
        assert "Move it to Wed 3 Nov, 12:00 GMT, and ask for signatures" in buttons(shown)
        assert page(press, edition_id).due_at == NOON

    def test_asks_for_signatures_again(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = submitted(press, due_at=NOON)
        to = (NOON + timedelta(days=1)).isoformat()
        words = {"to": to, "seen_version": "1", "then": "submit"}
        screen.send(f"{here}{edition_id}/move/", words)
        assert page(press, edition_id).state == "superseded"
        (other,) = page(press, edition_id).others
        assert (other[2], page(press, other[0]).due_at) == ("in_review", NOON + timedelta(days=1))

    def test_a_time_that_the_clocks_skip_is_refused(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = a_draft(press, due_at=datetime(2027, 3, 1, 1, 30, tzinfo=UTC))
        shown = screen.open(f"{here}{edition_id}/move/?to=2027-03-28", queries=MOVE)
        assert "The clocks skip this time" in shown.words
        assert not [one for one in buttons(shown) if one.startswith("Move")]

    def test_says_what_stands_in_the_way(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = a_draft(press, due_at=NOON)
        old = {"to": NOON.isoformat(), "seen_version": "0"}
        shown = screen.send_and_read(f"{here}{edition_id}/move/", old, status=422)
        assert "has saved other words meanwhile" in shown.words
        for odd in ({"to": "gossip", "seen_version": "1"}, {"to": "2027-07-01T09:00"}, {}):
            assert screen.send(f"{here}{edition_id}/move/", odd).status_code == 422
        past = screen.open(f"{here}{edition_id}/move/?to=2026-01-01", queries=MOVE)
        assert "That time has passed." in past.words

    def test_is_for_those_who_write(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = a_draft(press, due_at=NOON)
        screen.sign_in(a_person(by=press.chief, role="Desk supervisor"))
        shown = screen.open(f"{here}calendar/?on=2027-07-01", queries=CALENDAR + RENDITIONS)
        assert not [one for one in shown.dom.iter("li") if one.get("data-drag")]
        assert screen.client.get(f"{here}{edition_id}/move/").status_code == 403
        words = {"to": NOON.isoformat(), "seen_version": "1"}
        assert screen.send(f"{here}{edition_id}/move/", words).status_code == 403
