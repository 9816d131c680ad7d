"""Matters, answers to all, promises and the wall, as people see them."""

from datetime import timedelta

import pytest

from clarion.desk import queries
from clarion.desk.actions import (
    call_promise,
    confirm,
    make_promise,
    move_promise,
    put_in,
    resolve_matter,
    split_matter,
)
from clarion.desk.models import Case, Change, Circular, Copy, Matter, Promise
from clarion.desk.queries.matters import listing
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.people.actions import make_role
from clarion.postroom.models import Dispatch, Message
from tests.makers.desk import Desk, a_case, an_answer
from tests.makers.matters import BURST, FACTS, a_matter, send_due, tell_all, write_in
from tests.makers.people import NOW, a_person
from tests.screens.conftest import Screen
from tests.screens.page import Page, text_of

DESK = "/millbrook/desk/"
# Who asks (3); then the same, however large a matter is. The frame is counted apart.
LIST, PAGE, TOLD, WRITE, LEDGER, WALL = 5, 16, 7, 5, 4, 9
ANSWERED = PAGE + 1  # and why some were left out

UNTOLD = 1  # who has not been told how it ended


def fields(page: Page, form: str) -> dict[str, str]:
    """What a form would send, as a browser reads it."""
    (chosen_form,) = [one for one in page.dom.iter("form") if one.get("id") == form]
    found: dict[str | None, str] = {}
    for one in chosen_form.iter():
        if one.tag == "select":
            chosen = [it for it in one.iter("option") if it.get("selected") is not None]
            found[one.get("name")] = (chosen[0].get("value") or "") if chosen else ""
        elif one.tag in {"input", "textarea"} and one.get("type") != "checkbox":
            found[one.get("name")] = one.get("value") or one.text or ""
    return {name: words for name, words in found.items() if name}


def member_ids(page: Page) -> list[str]:
    ids = (one.get("id") or "" for one in page.dom.iter("li"))
    return [name.removeprefix("member-") for name in ids if name.startswith("member-")]


def arrive(desk: Desk) -> None:
    """Let whatever was put at the door be on the network."""
    send_due(desk, at=NOW + timedelta(minutes=1))
    Dispatch.objects.update(state="sent", remote_id="post_1", settled_at=NOW)
    for number in Dispatch.objects.values_list("pk", flat=True):
        confirm(dispatch_id=number, by=desk.clockwork, at=NOW)


def test_says_what_would_be_here(desk: Desk, screen: Screen) -> None:
    assert "No open matter" in screen.open(f"{DESK}matters/", queries=LIST).words
    for view in ("answered", "resolved", "closed"):
        screen.open(f"{DESK}matters/?view={view}", queries=LIST)
    assert "Nothing is promised" in screen.open(f"{DESK}promises/", queries=LEDGER).words
    assert "Nothing is promised." in screen.open(f"{DESK}wall/", queries=WALL).words


def test_the_queue_shows_one_row_for_many_and_leads_to_them(desk: Desk, screen: Screen) -> None:
    matter_id, cases = a_matter(desk, 4)
    page = screen.open(DESK, queries=8)
    rows = [one for one in page.dom.iter("li") if "list__row" in one.get("class", "")]
    assert len(rows) == 1
    assert "+3 like it" in text_of(rows[0])
    assert page.links()["+3 like it, 3 of them perhaps dangers"] == f"{DESK}matters/{matter_id}/"
    (link,) = [one for one in page.dom.iter("a") if one.get("data-key") == "m"]
    assert link.get("data-key-says") == "Matter"
    one = screen.open(f"{DESK}{cases[1]}/", queries=33)
    assert "same words" in one.words or "says the same" in one.words
    assert "It is something else: move it out" in one.words


def test_a_matter_says_what_where_how_many_and_why(desk: Desk, screen: Screen) -> None:
    matter_id, cases = a_matter(desk, 3)
    grave = a_case(desk, "@townhall she wont wake up", who="rosa")
    put_in(case_id=grave, matter_id=matter_id, by=desk.chief, at=NOW)
    page = screen.open(f"{DESK}matters/{matter_id}/", queries=PAGE)
    assert "water main" in page.heading
    assert "4 people" in page.words
    assert "1 of them stands in the queue by itself" in page.words
    assert "Answer all who wait" in page.words
    assert "The most typical message: how soon, by its words:" in page.words
    assert "The words that say so" in page.words
    assert "Put into a matter" in page.words
    write_in(desk, *[BURST] * 9, begin=3)
    assert "13 people" in screen.open(f"{DESK}matters/{matter_id}/", queries=PAGE).words
    assert "13 people" in screen.open(f"{DESK}matters/", queries=LIST).words
    assert f"{DESK}{cases[0]}/" in page.links().values()


def test_the_list_of_matters_has_pages(
    desk: Desk, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 1)
    a_matter(desk, 3)
    (first,) = Matter.objects.of(desk.office_id)
    first.pk, first.reference, first.title = None, "M-2", "Lights out in Weir Road"
    first.save(force_insert=True)
    seen = screen.open(f"{DESK}matters/", queries=LIST)
    older = screen.open(f"{DESK}matters/{seen.links()['More →']}", queries=LIST)
    titles = ("Lights out in Weir Road", Matter.objects.exclude(pk=first.pk).get().title)
    assert sorted((one in seen.words, one in older.words) for one in titles) == [
        (False, True),
        (True, False),
    ]


def test_members_have_pages(desk: Desk, screen: Screen) -> None:
    matter_id, _cases = a_matter(desk, 2)
    case = Case.objects.order_by("id")[0]
    more = [
        queries.row(office_id=desk.office_id, case_id=one).id
        for one in write_in(desk, *[BURST] * 42, begin=2)
    ]
    assert len(more) == 42
    page = screen.open(f"{DESK}matters/{matter_id}/", queries=PAGE)
    ids = member_ids(page)
    assert len(ids) == 40
    rest = screen.open(f"{DESK}matters/{matter_id}/" + page.links()["Earlier ones →"], queries=PAGE)
    others = member_ids(rest)
    assert len(others) == 4
    assert not set(ids) & set(others)
    assert str(case.pk) in others
    screen.open(f"{DESK}matters/{matter_id}/?after=nonsense", queries=PAGE)


def test_who_is_in_it_is_shown_by_what_was_compared(desk: Desk, screen: Screen) -> None:
    matter_id, cases = a_matter(desk, 2)
    later = Case.objects.get(pk=a_case(desk, "@townhall cheers, all good", who="rosa"))
    Case.objects.filter(pk=cases[0]).update(last_message_id=later.last_message_id)
    words = screen.open(f"{DESK}matters/{matter_id}/", queries=PAGE).words
    assert words.count(BURST) >= 2
    assert "Newest: @townhall cheers, all good" in words


def test_a_matter_in_which_a_life_waits_stays_among_the_open(desk: Desk, screen: Screen) -> None:
    matter_id, cases = a_matter(desk, 2)
    Matter.objects.filter(pk=matter_id).update(state="answered")
    assert "No open matter" in screen.open(f"{DESK}matters/", queries=LIST).words
    Case.objects.filter(pk=cases[0]).update(risk="certain")
    words = screen.open(f"{DESK}matters/", queries=LIST).words
    assert "1 waits for an answer of its own" in words
    assert "1 waits" in screen.open(f"{DESK}matters/?view=answered", queries=LIST).words


def test_one_answer_is_written_looked_at_and_sent(desk: Desk, screen: Screen) -> None:
    matter_id, cases = a_matter(desk, 3)
    where = f"{DESK}matters/{matter_id}/answer/"
    said = fields(screen.open(where, queries=WRITE), "all")
    said |= {"facts_en": FACTS, "step": "look"}
    page = screen.send_and_read(where, said, status=200)
    assert "3 people get it" in page.words
    assert page.words.count(FACTS) >= 3
    assert "/300" in page.words
    assert "Your words seem to promise this" in page.words
    said = fields(page, "all")
    assert said["promise_words"] == "Water is back by 18:00 tomorrow."
    said |= {"skip": str(cases[0]), "step": "send"}
    page = screen.send_and_read(where, said, status=422)
    assert "Something has changed since you looked" in page.words
    assert "1 person is left out" in page.words
    assert not Circular.objects.exists()
    said = fields(page, "all") | {"skip": str(cases[0]), "step": "send"}
    response = screen.send(where, said)
    assert response.status_code == 302
    assert Copy.objects.filter(state="waiting").count() == 2
    assert Promise.objects.get().words == "Water is back by 18:00 tomorrow."
    page = screen.open(f"{DESK}matters/{matter_id}/", queries=ANSWERED)
    assert "0 of 2 told" in page.words
    assert "1: you left them out" in page.words
    assert "Stop the rest" in page.words
    assert "Answer all who wait" not in page.words


def test_beside_each_copy_stands_what_that_person_wrote(desk: Desk, screen: Screen) -> None:
    matter_id, cases = a_matter(desk, 2)
    odd = Case.objects.get(pk=cases[1])
    Message.objects.filter(pk=odd.last_message_id).update(text="My tap is dry. " + "Please. " * 60)
    where = f"{DESK}matters/{matter_id}/answer/"
    said = fields(screen.open(where, queries=WRITE), "all") | {"facts_en": FACTS, "step": "look"}
    words = screen.send_and_read(where, said, status=200).words
    assert "Wrote last" in words
    assert "My tap is dry. Please." in words
    assert words.count("Please.") < 60


def test_a_promise_has_a_time_and_something_is_written(desk: Desk, screen: Screen) -> None:
    matter_id, _cases = a_matter(desk, 2)
    where = f"{DESK}matters/{matter_id}/answer/"
    said = fields(screen.open(where, queries=WRITE), "all") | {"step": "look"}
    assert "There is nothing written yet." in screen.send_and_read(where, said, status=422).words
    said |= {"facts_en": "It is being mended.", "promise_words": "Mended"}
    assert "Say by when." in screen.send_and_read(where, said, status=422).words


def test_stops_the_rest(desk: Desk, screen: Screen) -> None:
    matter_id, _cases = a_matter(desk, 3)
    circular = tell_all(desk, matter_id, at=clock.now())
    response = screen.send(f"{DESK}matters/answers/{circular}/stop/")
    assert response.status_code == 302
    page = screen.open(f"{DESK}matters/{matter_id}/", queries=ANSWERED)
    assert "Stopped. 3 people will not get it." in page.words
    assert "Stopped" in page.words


def test_who_was_told_what_and_what_new_ones_are_offered(desk: Desk, screen: Screen) -> None:
    matter_id, _cases = a_matter(desk, 2)
    where = f"{DESK}matters/{matter_id}/told/"
    assert "Nobody has been told anything yet" in screen.open(where, queries=TOLD).words
    tell_all(desk, matter_id)
    arrive(desk)
    page = screen.open(where, queries=TOLD)
    assert page.words.count(FACTS) == 2
    (new,) = write_in(desk, BURST, begin=2)
    case = screen.open(f"{DESK}{new}/", queries=36)
    assert "All in this matter were told:" in case.words
    assert "Use these words" in case.words
    resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=NOW)
    page = screen.open(f"{DESK}matters/{matter_id}/", queries=ANSWERED + UNTOLD)
    assert "Tell the 2 who were told how it ended" in page.words
    assert "Resolve the matter" not in page.words


def test_moves_out_splits_merges_and_undoes_by_buttons(desk: Desk, screen: Screen) -> None:
    matter_id, cases = a_matter(desk, 4)
    where = f"{DESK}matters/{matter_id}/"
    assert screen.send(f"{where}out/{cases[0]}/").status_code == 302
    assert Case.objects.get(pk=cases[0]).matter_id is None
    change = Change.objects.get()
    screen.send(f"{DESK}matters/changes/{change.pk}/undo/")
    assert Case.objects.get(pk=cases[0]).matter_id == matter_id
    screen.send(f"{where}split/", {"case": [cases[0], cases[1]]})
    other = Case.objects.get(pk=cases[0]).matter_id
    assert other not in {None, matter_id}
    screen.send(f"{where}split/", {"case": []})
    assert "Choose at least one case" in screen.open(where, queries=PAGE).words
    screen.send(f"{DESK}matters/{other}/merge/", {"into": matter_id})
    assert Case.objects.get(pk=cases[0]).matter_id == matter_id
    page = screen.open(f"{DESK}matters/{other}/", queries=PAGE - 2)
    assert "It went into another matter" in page.words
    screen.send_and_read(f"{where}merge/", {"into": "0"}, status=422)
    reference = Matter.objects.get(pk=matter_id).reference
    (alone,) = write_in(desk, "@townhall where is the library?", begin=9)
    screen.send(f"{DESK}{alone}/matter/", {"matter": reference})
    assert Case.objects.get(pk=alone).matter_id == matter_id
    screen.send(f"{DESK}{alone}/matter/", {"matter": "nonsense"})
    assert "There is no matter with this number" in screen.open(f"{DESK}{alone}/", queries=33).words


def test_whoever_was_not_told_stands_on_the_page_until_somebody_decides(
    desk: Desk, screen: Screen
) -> None:
    matter_id, _cases = a_matter(desk, 12)
    where = f"{DESK}matters/{matter_id}/"
    none = screen.open(f"{DESK}matters/?view=untold", queries=LIST)
    assert "Everybody knows" in none.words
    resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=NOW)
    page = screen.open(where, queries=PAGE + UNTOLD)
    assert "not everybody has been told how it ended" in page.words
    assert "and others" in page.words
    assert "Tell those who wait" in page.links()
    assert "M-2026-" in screen.open(f"{DESK}matters/?view=untold", queries=LIST).words
    assert "1 matter is resolved, and somebody in it has not been told" in page.words
    screen.send_and_read(f"{where}untold/", {"why": ""}, status=422)
    assert screen.send(f"{where}untold/", {"why": "On the radio"}).status_code == 302
    page = screen.open(where, queries=PAGE + UNTOLD)  # has a telling failed since
    assert "decided that nobody more is told how it ended: On the radio" in page.words
    assert "somebody in it has not been told" not in page.words


def test_resolves_with_an_outcome(desk: Desk, screen: Screen) -> None:
    matter_id, _cases = a_matter(desk, 2)
    where = f"{DESK}matters/{matter_id}/"
    page = screen.send_and_read(f"{where}resolve/", {"outcome": ""}, status=422)
    assert "There is a problem" in page.words or page.dom.find(".//*[@role='alert']") is not None
    screen.send(f"{where}resolve/", {"outcome": "Mended"})
    assert "Mended" in screen.open(where, queries=PAGE + UNTOLD).words
    screen.send(f"{where}reopen/")
    assert Matter.objects.get(pk=matter_id).state == "open"


def test_promises_are_made_kept_moved_and_broken(desk: Desk, screen: Screen) -> None:
    matter_id, cases = a_matter(desk, 2)
    now = clock.now()
    due = now + timedelta(days=1)
    words = {
        "words": "Water is back.",
        "due_at_0": f"{due:%Y-%m-%d}",
        "due_at_1": "18:00",
        "owner_id": desk.chief.person,
    }
    screen.send(f"{DESK}matters/{matter_id}/promise/", words)
    screen.send(f"{DESK}{cases[0]}/promise/", words | {"words": "We ring you."})
    screen.send(f"{DESK}{cases[0]}/promise/", words | {"words": ""})
    assert Promise.objects.count() == 2
    screen.send_and_read(f"{DESK}matters/{matter_id}/promise/", {}, status=422)
    page = screen.open(f"{DESK}promises/", queries=LEDGER)
    assert "Water is back." in page.words
    assert "We ring you." in page.words
    first, second = Promise.objects.order_by("id")
    screen.send(f"{DESK}promises/{first.pk}/kept/")
    assert Promise.objects.get(pk=first.pk).state == "open"  # nobody said how one can tell
    screen.send(f"{DESK}promises/{first.pk}/kept/", {"how": "Job 4711 is done."})
    assert "Kept" in screen.open(f"{DESK}promises/?view=settled", queries=LEDGER).words
    screen.send(f"{DESK}promises/{first.pk}/not-kept/")
    where = f"{DESK}promises/{second.pk}/move/"
    screen.open(where, queries=4)
    later = {"due_at_0": f"{due + timedelta(days=1):%Y-%m-%d}", "due_at_1": "09:00"}
    screen.send_and_read(where, later, status=422)
    screen.send(where, later | {"why": "The pump broke."})
    assert Promise.objects.count() == 3
    call_promise(promise_id=first.pk, by=desk.clockwork, at=due + timedelta(days=2))
    page = screen.open(f"{DESK}wall/", queries=WALL)
    assert "Broken" in page.words
    assert "Desk 1 waiting" in [text_of(one) for one in page.dom.iter("a")]
    screen.open(f"{DESK}promises/?view=mine&page=abc", queries=LEDGER)


def test_an_answer_that_says_by_when_asks_whether_it_is_a_promise(
    desk: Desk, screen: Screen
) -> None:
    case_id = a_case(desk, "@townhall is the bridge open?")
    an_answer(desk, case_id=case_id, text="It opens again tomorrow.", at=clock.now())
    page = screen.open(f"{DESK}{case_id}/", queries=31)
    assert "Your answer says “tomorrow”" in page.words


def test_those_who_were_told_do_not_know_of_a_moved_promise(desk: Desk, screen: Screen) -> None:
    matter_id, _cases = a_matter(desk, 2)
    tell_all(desk, matter_id)
    arrive(desk)
    promise_id = make_promise(
        matter_id=matter_id, words="Water is back.", due_at=NOW + timedelta(hours=8),
        owner_id=desk.chief.person, by=desk.chief, at=NOW,
    )  # fmt: skip
    later = NOW + timedelta(hours=1)
    move_promise(
        promise_id=promise_id, due_at=NOW + timedelta(hours=12), why="The pump broke.",
        by=desk.chief, at=later,
    )  # fmt: skip
    page = screen.open(f"{DESK}matters/{matter_id}/", queries=ANSWERED)
    assert "Those who were told do not know yet." in page.words
    where = f"{DESK}matters/{matter_id}/answer/?whom=told"
    assert "Write again to those who were told" in screen.open(where, queries=WRITE).words


def test_the_wall_shows_what_is_open_and_the_largest_matters(desk: Desk, screen: Screen) -> None:
    a_matter(desk, 3)
    a_case(desk, "@townhall she wont wake up", who="rosa")
    page = screen.open(f"{DESK}wall/", queries=WALL)
    assert "Open cases 4" in page.words
    assert "water main" in page.words
    region = page.dom.find(".//div[@id='wall']")
    assert region is not None
    assert region.get("data-refresh-on") == "cases matters promises"
    assert not [one for one in region.iter() if one.tag in {"form", "button", "a"}]


def test_a_role_sees_only_what_it_includes(desk: Desk, screen: Screen) -> None:
    matter_id, cases = a_matter(desk, 3)
    split_matter(matter_id=matter_id, case_ids=cases[:1], by=desk.chief, at=NOW)
    make_role(name="Reader", powers=frozenset({Power.READ_CASES}), by=desk.chief, at=NOW)
    screen.sign_in(a_person(by=desk.chief, role="Reader"))
    page = screen.open(f"{DESK}matters/{matter_id}/", queries=PAGE)
    for words in ("Answer all", "Move out", "Undo", "Resolve the matter", "Write down"):
        assert words not in page.words
    for address in ("answer/", "resolve/", f"out/{cases[1]}/", "split/"):
        response = screen.send(f"{DESK}matters/{matter_id}/{address}", {"outcome": "x"})
        assert response.status_code == 403, address


def test_about_leads_to_the_matter(desk: Desk, screen: Screen) -> None:
    matter_id, _cases = a_matter(desk, 2)
    response = screen.client.get(f"/millbrook/about/matter:{matter_id}/")
    assert response.headers["Location"] == f"{DESK}matters/{matter_id}/"
