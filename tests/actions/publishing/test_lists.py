"""Every statement stands in one list until it is over, and campaigns hold several together."""

from datetime import timedelta

import pytest

from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.postroom.actions import place_hold
from clarion.publishing import queries
from clarion.publishing.actions import (
    CampaignNameless,
    CampaignThere,
    begin_campaign,
    begin_statement,
    end_campaign,
)
from clarion.publishing.queries.planning.lists import PAGE, TABS
from tests.makers.desk import without
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.publishing import (
    Press,
    a_draft,
    a_statement,
    page,
    see_off,
    signed,
    submitted,
)

LATER = NOW + timedelta(minutes=5)
TOMORROW = NOW + timedelta(days=1)


def numbers(press: Press, tab: str) -> list[int]:
    return [line.id for line in queries.listed(office_id=press.office_id, tab=tab)[0]]


def test_each_statement_stands_on_one_tab(press: Press) -> None:
    said = a_statement(press)
    drafts, waiting = a_draft(press), submitted(press)
    timed = submitted(press, due_at=TOMORROW)
    signed(press, timed)
    found = {tab: numbers(press, tab) for tab in TABS}
    assert found == {
        "drafts": [drafts],
        "waiting": [waiting],
        "timed": [timed],
        "said": [said],
        "over": [],
    }


def test_another_office_reads_none_of_it(press: Press) -> None:
    edition_id = a_draft(press)
    elsewhere = an_office()
    assert queries.listed(office_id=elsewhere, tab="drafts") == ([], None)
    with pytest.raises(NotFound):
        queries.edition(office_id=elsewhere, edition_id=edition_id)


def test_a_long_list_goes_on(press: Press) -> None:
    for minute in range(PAGE + 2):
        begin_statement(theme="service", by=press.chief, at=NOW + timedelta(minutes=minute))
    first, more = queries.listed(office_id=press.office_id, tab="drafts")
    second, end = queries.listed(office_id=press.office_id, tab="drafts", before=more)
    assert (len(first), len(second), end) == (PAGE, 2, None)
    assert not {line.id for line in first} & {line.id for line in second}


def test_what_moved_at_one_instant_is_not_lost_between_two_pages(press: Press) -> None:
    for _ in range(PAGE + 2):
        begin_statement(theme="service", by=press.chief, at=NOW)
    first, more = queries.listed(office_id=press.office_id, tab="drafts")
    second, _end = queries.listed(office_id=press.office_id, tab="drafts", before=more)
    assert len({line.id for line in [*first, *second]}) == PAGE + 2


class TestCampaigns:
    def test_one_hold_stops_all_of_one(self, press: Press) -> None:
        campaign_id = begin_campaign(name=" Flood ", by=press.chief, at=NOW)
        assert queries.campaigns(office_id=press.office_id) == [(campaign_id, "Flood")]
        inside, outside = submitted(press, campaign_id=campaign_id), submitted(press)
        for edition_id in (inside, outside):
            signed(press, edition_id)
        hold(press, "campaign", str(campaign_id))
        see_off(press, at=LATER)
        assert page(press, inside).said_at is None
        assert page(press, outside).state == "published"

    def test_there_is_one_of_a_name_at_a_time(self, press: Press) -> None:
        campaign_id = begin_campaign(name="Flood", by=press.chief, at=NOW)
        with pytest.raises(CampaignThere):
            begin_campaign(name="Flood ", by=press.chief, at=NOW)
        with pytest.raises(CampaignNameless):
            begin_campaign(name="  ", by=press.chief, at=NOW)
        end_campaign(campaign_id=campaign_id, by=press.chief, at=NOW)
        assert begin_campaign(name="Flood", by=press.chief, at=NOW) != campaign_id

    def test_nothing_new_belongs_to_one_that_has_ended(self, press: Press) -> None:
        campaign_id = begin_campaign(name="Flood", by=press.chief, at=NOW)
        end_campaign(campaign_id=campaign_id, by=press.chief, at=NOW)
        assert queries.campaigns(office_id=press.office_id) == []
        with pytest.raises(NotFound):
            begin_statement(theme="safety", campaign_id=campaign_id, by=press.chief, at=NOW)

    def test_it_takes_the_power_to_publish_in_this_office(self, press: Press) -> None:
        with pytest.raises(NotAllowed):
            begin_campaign(name="Flood", by=without(press.chief, Power.PUBLISH), at=NOW)
        campaign_id = begin_campaign(name="Flood", by=press.chief, at=NOW)
        with pytest.raises(NotFound):
            end_campaign(campaign_id=campaign_id, by=an_actor(office_id=an_office()), at=NOW)


def test_t11_one_hold_stops_every_rendition(press: Press) -> None:
    edition_id = submitted(press)
    signed(press, edition_id)
    hold(press, "statement", page(press, edition_id).about)
    see_off(press, at=LATER)
    assert page(press, edition_id).unreached == 2
    assert press.net.posts(author="townhall") == []


def hold(press: Press, scope: str, subject: str) -> None:
    place_hold(scope=scope, subject=subject, title="Flood", why="Not sure", by=press.chief, at=NOW)


def found(press: Press, tab: str = "all", **wanted: object) -> list[int]:
    sieve = queries.Sieve(**wanted)  # type: ignore[arg-type]  # as a test names them
    return [one.id for one in queries.listed(office_id=press.office_id, tab=tab, sieve=sieve)[0]]


class TestFinding:
    def test_finds_by_how_words_begin_in_headline_and_text(self, press: Press) -> None:
        first = a_draft(press, headline="Flooding in Mill Lane", text="Use Oak Street.")
        a_draft(press, headline="The library opens late", text="At ten.")
        assert found(press, words="flood") == [first]
        assert found(press, words="oak mill") == [first]
        assert found(press, words="oak library") == []
        assert len(found(press, words=" & | ! :* ' ")) == 2

    def test_finds_by_theme_campaign_account_state_and_person(self, press: Press) -> None:
        campaign_id = begin_campaign(name="Flood week", by=press.chief, at=NOW)
        draft = a_draft(press, theme="event", campaign_id=campaign_id, account_ids=[press.page_id])
        asked = submitted(press)
        assert found(press, theme="event") == [draft]
        assert found(press, campaign_id=campaign_id) == [draft]
        assert found(press, account_id=press.account_id) == [asked]
        assert found(press, state="in_review") == [asked]
        assert sorted(found(press, person_id=press.chief.person)) == sorted([draft, asked])
        assert found(press, person_id=press.signer.person) == []

    def test_keeps_to_the_tab(self, press: Press) -> None:
        draft = a_draft(press)
        submitted(press)
        assert found(press, tab="drafts", state="in_review") == [draft]
