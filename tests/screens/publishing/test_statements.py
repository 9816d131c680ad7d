"""The statements of the office: by where they are on their way, and by campaign."""

from datetime import UTC, datetime, timedelta

import pytest

from clarion.postroom.actions import look_at_figures, place_hold
from clarion.postroom.models import Hold
from clarion.publishing import queries
from clarion.publishing.actions import begin_campaign, begin_statement
from clarion.publishing.models import Campaign, Template
from clarion.publishing.queries.planning.campaigns import CAMPAIGNS_PAGE
from clarion.publishing.queries.planning.lists import PAGE
from clarion.publishing.queries.planning.templates import TEMPLATES_PAGE
from tests.makers.people import NOW, a_person
from tests.makers.publishing import (
    Press,
    a_draft,
    a_statement,
    page,
    signed,
    submitted,
)
from tests.screens.conftest import Screen
from tests.screens.page import Page, read, text_of
from tests.screens.publishing.buttons import buttons

# Who asks (3), the lines of the tab, which accounts can publish, and campaigns and people to
# choose from; the frame is counted apart.
LIST = 7
HOLDS = 3  # what holds, and what of the timed it stops
FIGURES = 2  # and how far what was said has gone: the renditions of the page, their figures
CAMPAIGNS = 5
TEMPLATES = 4
EMPTY = {
    "drafts": "No drafts",
    "waiting": "Nothing waits for a signature",
    "timed": "Nothing is timed",
    "said": "Nothing was said yet",
    "over": "Nothing is over",
}
NOON = datetime(2026, 7, 1, 11, 0, tzinfo=UTC)


def rows(shown: Page) -> list[str]:
    return [text_of(one) for one in shown.dom.iter("li") if "list__row" in one.get("class", "")]


class TestList:
    @pytest.mark.parametrize("tab", EMPTY)
    def test_says_what_would_be_here(self, here: str, screen: Screen, tab: str) -> None:
        shown = screen.open(f"{here}?tab={tab}", queries=LIST)
        assert shown.heading == "Publish"
        assert EMPTY[tab] in shown.words

    def test_each_tab_has_its_own_and_asks_as_little(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        said, timed = a_statement(press), submitted(press, due_at=NOON)
        signed(press, timed)
        of = {"said": said, "timed": timed, "drafts": a_draft(press), "waiting": submitted(press)}
        for tab, edition_id in of.items():
            asked = LIST + {"said": FIGURES, "timed": HOLDS}.get(tab, 0)
            shown = screen.open(f"{here}?tab={tab}", queries=asked)
            (row,) = rows(shown)
            assert "Mill Lane is closed" in row
            assert shown.links()["Mill Lane is closed"] == f"{here}{edition_id}/"

    def test_what_is_held_says_so(self, press: Press, here: str, screen: Screen) -> None:
        signed(press, submitted(press, due_at=NOON))
        place_hold(scope="everything", why="Mill Lane", by=press.chief, at=NOW)
        (row,) = rows(screen.open(f"{here}?tab=timed", queries=LIST + HOLDS))
        assert "Held" in row
        assert "Timed" not in row

    def test_shows_how_often_what_was_said_was_answered_and_passed_on(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        a_statement(press)
        (row,) = rows(screen.open(f"{here}?tab=said", queries=LIST + FIGURES))
        assert "repl" not in row
        post = press.net.posts(author="townhall")[0]
        press.net.set_figures(post, replies=12, reposts=1040, likes=7)
        at = NOW + timedelta(minutes=6)
        look_at_figures(account_id=press.account_id, by=press.clockwork, at=at)
        a_statement(press, headline="The bridge is shut", text="The bridge is shut until Monday.")
        shown = rows(screen.open(f"{here}?tab=said", queries=LIST + FIGURES))
        assert ["12 replies, 1,040 reposts" in row for row in shown] == [False, True]

    def test_marks_what_is_gone_without_our_doing(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        a_statement(press)
        post = press.net.posts(author="townhall")[0]
        press.net.person("townhall").deletes(post)
        at = NOW + timedelta(minutes=6)
        look_at_figures(account_id=press.account_id, by=press.clockwork, at=at)
        (row,) = rows(screen.open(f"{here}?tab=said", queries=LIST + FIGURES))
        assert "Gone" in row
        assert "repl" not in row

    def test_an_unknown_tab_is_the_first(self, here: str, screen: Screen) -> None:
        shown = screen.open(f"{here}?tab=gossip&before=yesterdayZ", queries=LIST)
        assert EMPTY["drafts"] in shown.words

    def test_a_long_list_has_pages(self, press: Press, here: str, screen: Screen) -> None:
        for minute in range(PAGE + 1):
            begin_statement(theme="service", by=press.chief, at=NOW + timedelta(minutes=minute))
        shown = screen.open(here, queries=LIST)
        assert len(rows(shown)) == PAGE
        older = next(address for address in shown.links().values() if "before=" in address)
        assert len(rows(screen.open(f"{here}{older}", queries=LIST))) == 1

    def test_writing_begins_with_one_button(self, press: Press, here: str, screen: Screen) -> None:
        assert "Write a statement" in buttons(screen.open(here, queries=LIST))
        began = screen.send(f"{here}begin/").headers["Location"]
        page = screen.client.get(began)
        assert page.status_code == 200
        assert b"autofocus" in page.content

    def test_an_empty_draft_is_gone_on_with(self, press: Press, here: str, screen: Screen) -> None:
        began = screen.send(f"{here}begin/").headers["Location"]
        assert screen.send(f"{here}begin/").headers["Location"] == began
        screen.send(began, {"seen_version": "0", "headline": "Mill Lane", "when": "now",
                            "theme": "safety", "language": "en", "late_minutes": "60"})  # fmt: skip
        assert screen.send(f"{here}begin/").headers["Location"] != began
        assert b"autofocus" not in screen.client.get(began).content


class TestWho:
    @pytest.mark.parametrize("role", ["Contact handler", "Platform administrator"])
    def test_is_for_those_who_write_sign_or_take_down(
        self, press: Press, here: str, screen: Screen, role: str
    ) -> None:
        edition_id = a_draft(press)
        screen.sign_in(a_person(by=press.chief, role=role))
        for address in ("", "calendar/", "campaigns/", f"{edition_id}/", f"{edition_id}/versions/"):
            assert screen.client.get(f"{here}{address}").status_code == 403, address
        statement_id = page(press, edition_id).statement_id
        for deed in (
            "begin/",
            f"{edition_id}/",
            f"{edition_id}/preview/",
            f"{edition_id}/begin/",
            f"{edition_id}/drop/",
            f"statement/{statement_id}/withdraw/",
        ):
            assert screen.send(f"{here}{deed}", {"why": "x"}).status_code == 403, deed
        assert page(press, edition_id).state == "draft"

    def test_a_signer_reads_without_a_button_to_write(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        screen.sign_in(a_person(by=press.chief, role="Desk supervisor"))
        shown = screen.open(here, queries=LIST)
        assert "Write a statement" not in buttons(shown)
        assert screen.send(f"{here}begin/").status_code == 403

    def test_another_offices_is_not_there(self, press: Press, here: str, screen: Screen) -> None:
        assert screen.client.get(f"{here}4711/").status_code == 404
        assert screen.send(f"{here}statement/4711/withdraw/", {"why": "x"}).status_code == 404


class TestCampaigns:
    def test_begins_holds_and_ends_one(self, press: Press, here: str, screen: Screen) -> None:
        assert "No campaigns" in screen.open(f"{here}campaigns/", queries=CAMPAIGNS).words
        screen.send(f"{here}campaigns/", {"name": "Flood"})
        shown = screen.open(f"{here}campaigns/", queries=CAMPAIGNS)
        assert {"Hold it now", "End Flood", "Begin it"} <= buttons(shown)
        ((campaign_id, _name),) = queries.campaigns(office_id=press.office_id)
        screen.send(f"{here}campaigns/{campaign_id}/hold/", {"why": " "})
        held = Hold.objects.get()
        assert (held.subject, held.why) == (str(campaign_id), "")
        screen.send(f"{here}campaigns/{campaign_id}/hold/", {"why": "Not sure"})
        assert Hold.objects.filter(why="Not sure").exists()
        screen.send(f"{here}campaigns/{campaign_id}/end/")
        assert "No campaigns" in screen.open(f"{here}campaigns/", queries=CAMPAIGNS).words

    def test_says_what_is_wrong_with_a_name(self, press: Press, here: str, screen: Screen) -> None:
        begin_campaign(name="Flood", by=press.chief, at=NOW)
        shown = screen.send_and_read(f"{here}campaigns/", {"name": "Flood"}, status=422)
        assert "There is a campaign of this name already." in shown.words

    def test_has_buttons_only_for_whoever_may(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        campaign_id = begin_campaign(name="Flood", by=press.chief, at=NOW)
        screen.sign_in(a_person(by=press.chief, role="Desk supervisor"))
        shown = screen.open(f"{here}campaigns/", queries=CAMPAIGNS)
        assert "Hold it now" in buttons(shown)
        assert not {"End Flood", "Begin it"} & buttons(shown)
        assert screen.send(f"{here}campaigns/", {"name": "Fire"}).status_code == 403
        assert screen.send(f"{here}campaigns/{campaign_id}/end/").status_code == 403

    def test_come_page_by_page(self, press: Press, here: str, screen: Screen) -> None:
        Campaign.objects.bulk_create(
            Campaign(office_id=press.office_id, name=f"Flood {n:02}", begun_at=NOW, begun_by="Ana")
            for n in range(CAMPAIGNS_PAGE + 1)
        )
        first = screen.open(f"{here}campaigns/", queries=CAMPAIGNS)
        assert ("Flood 29" in first.words, "Flood 30" in first.words) == (True, False)
        (onward,) = [to for words, to in first.links().items() if words.startswith("More")]
        second = screen.open(f"{here}campaigns/{onward}", queries=CAMPAIGNS)
        assert ("Flood 29" in second.words, "Flood 30" in second.words) == (False, True)
        assert not [one for one in second.links() if one.startswith("More")]
        for odd in ("0", "x", "٣", "9" * 30):
            assert (
                "Flood 00" in screen.open(f"{here}campaigns/?page={odd}", queries=CAMPAIGNS).words
            )


def test_templates_come_page_by_page(press: Press, here: str, screen: Screen) -> None:
    Template.objects.bulk_create(
        Template(
            office_id=press.office_id,
            name=f"Flood {n:02}",
            text="At [time].",
            language="en",
            theme="safety",
            saved_by="Ana",
            saved_at=NOW,
        )
        for n in range(TEMPLATES_PAGE + 1)
    )
    first = screen.open(f"{here}templates/", queries=TEMPLATES)
    assert ("Flood 29" in first.words, "Flood 30" in first.words) == (True, False)
    second = screen.open(f"{here}templates/?page=2", queries=TEMPLATES)
    assert ("Flood 29" in second.words, "Flood 30" in second.words) == (False, True)
    assert second.links()["← Before"] == "?page=1"


def test_is_found_by_its_words_on_whatever_tab_it_is(
    press: Press, here: str, screen: Screen
) -> None:
    submitted(press, headline="Flooding in Mill Lane")
    shown = screen.open(f"{here}?tab=all&words=flood&person=gossip&state=x", queries=LIST + 1)
    (row,) = rows(shown)
    assert "Flooding in Mill Lane" in row
    assert "tab=drafts&words=flood" in shown.links()["Drafts"]
    none = screen.open(f"{here}?tab=drafts&words=flood", queries=LIST)
    assert "Nothing is like that here" in none.words


def test_what_was_dropped_is_taken_up_with_one_press(
    press: Press, here: str, screen: Screen
) -> None:
    edition_id = a_draft(press)
    screen.send(f"{here}{edition_id}/drop/")
    shown = screen.open(here, queries=LIST)
    (undo,) = [one for one in shown.dom.iter("form") if one.get("class") == "notice__undo"]
    again = screen.send(undo.get("action", "")).headers["Location"]
    assert again != f"{here}{edition_id}/"
    assert "Write a statement" in read(screen.client.get(again)).words
