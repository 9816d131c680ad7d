"""Answering at the screen: whatever is refused, the words are kept and can be sent again."""

import json

from clarion.desk import queries
from clarion.desk.actions import take_turn
from clarion.desk.models import Case
from clarion.kit import clock
from tests.makers.desk import Desk, a_case, an_answer, dispatch_of, fetch
from tests.makers.people import NOW, a_person
from tests.screens.conftest import Screen
from tests.screens.page import Page


def all_of(case_id: int) -> dict[str, str]:
    """Return what the form of somebody holds who has read all of the case."""
    return {"seen_message_id": str(Case.objects.get(pk=case_id).last_message_id)}


def at(case_id: int, deed: str = "") -> str:
    return f"/millbrook/desk/{case_id}/{deed}"


def filled(screen: Screen, case_id: int, **other: str) -> dict[str, str]:
    """The reply form as the page gives it, with an answer in it."""
    page = screen.open(at(case_id), queries=31)
    hidden = {
        one.get("name", ""): one.get("value", "")
        for one in page.dom.iter("input")
        if (one.get("id") or "").startswith("reply_") and one.get("type") == "hidden"
    }
    return {**hidden, "edge": "public", "text": "Yes, since noon.", **other}


def text_in(page: Page) -> str:
    field = next(one for one in page.dom.iter("textarea") if one.get("id") == "reply_text")
    return (field.text or "").strip()


def draft(desk: Desk, case_id: int) -> str:
    page = queries.case_page(
        office_id=desk.office_id, case_id=case_id, staff_id=desk.chief.person, at=NOW
    )
    return page.draft.text if page.draft else ""


def test_sends_what_was_written_and_goes_back_to_the_case(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    words = filled(screen, case_id, text="Yes,\r\nsince noon.")
    answer = screen.send(at(case_id, "answer/?view=mine"), words)
    assert answer.headers["Location"] == at(case_id, "?view=mine")
    sent = dispatch_of(desk, case_id)
    assert (sent.text, sent.edge) == ("Yes,\nsince noon.", "public")


def test_takes_the_same_form_for_one_answer(desk: Desk, screen: Screen, case_id: int) -> None:
    words = filled(screen, case_id)
    for _ in range(2):
        assert screen.send(at(case_id, "answer/"), words).status_code == 302
    assert fetch(desk) == []
    page = screen.open(at(case_id), queries=31)
    assert page.words.count("Yes, since noon.") == 1


def test_says_what_is_wrong_beside_the_words(desk: Desk, screen: Screen, case_id: int) -> None:
    long = "x" * 301
    page = screen.send_and_read(
        at(case_id, "answer/"), filled(screen, case_id, text=long), status=422
    )
    assert "FakeNet takes 300; this has 301." in page.words
    assert text_in(page) == long
    assert draft(desk, case_id) == long


def test_asks_for_words(desk: Desk, screen: Screen, case_id: int) -> None:
    page = screen.send_and_read(
        at(case_id, "answer/"), filled(screen, case_id, text="  "), status=422
    )
    assert "There is nothing written yet." in page.words


def test_r6_compares_with_what_a_colleague_said_meanwhile(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    mine = filled(screen, case_id)
    ana = a_person(by=desk.chief)
    an_answer(desk, case_id=case_id, text="Ana says yes.", by=ana)
    page = screen.send_and_read(at(case_id, "answer/"), mine, status=422)
    assert page.heading == "Compare before you send"
    assert f"{ana.name} answered meanwhile." in page.words
    assert "Ana says yes." in page.words
    assert text_in(page) == "Yes, since noon."
    again = mine | {name: page.value(name) for name in ("key", "seen_message_id", "seen_answer_id")}
    assert screen.send(at(case_id, "answer/"), again).status_code == 302
    assert dispatch_of(desk, case_id).text == "Yes, since noon."


def test_r6_compares_with_what_the_person_wrote_meanwhile(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    mine = filled(screen, case_id)
    post = desk.net.posts(author="maya")[0]
    desk.net.person("maya").replies(post, "@townhall never mind, I mean the tunnel")
    fetch(desk)
    page = screen.send_and_read(at(case_id, "answer/"), mine, status=422)
    assert "The person has written again meanwhile." in page.words
    assert "I mean the tunnel" in page.words


def test_r6_lets_mine_be_dropped(desk: Desk, screen: Screen, case_id: int) -> None:
    mine = filled(screen, case_id)
    an_answer(desk, case_id=case_id, by=a_person(by=desk.chief))
    screen.send(at(case_id, "answer/"), mine)
    assert draft(desk, case_id) == "Yes, since noon."
    screen.send(at(case_id, "drop-draft/"))
    assert draft(desk, case_id) == ""


def test_r6_keeps_the_words_while_somebody_else_has_the_turn(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    ana = a_person(by=desk.chief)
    take_turn(case_id=case_id, by=ana, at=clock.now())
    mine = filled(screen, case_id)
    page = screen.send_and_read(at(case_id, "answer/"), mine, status=422)
    assert f"{ana.name} is writing an answer. Take over first" in page.words
    assert text_in(page) == "Yes, since noon."
    page = screen.send_and_read(at(case_id, "turn/"), {"why": ""}, status=422)
    assert "Why do you take over?" in page.words
    assert screen.send(at(case_id, "turn/"), {"why": "She went home"}).status_code == 302
    assert screen.send(at(case_id, "answer/"), mine).status_code == 302


def test_r3_confirms_before_a_private_matter_becomes_public(desk: Desk, screen: Screen) -> None:
    desk.net.person("maya").messages("townhall", "my house number is 12")
    (case_id,) = fetch(desk)
    mine = filled(screen, case_id)
    page = screen.send_and_read(at(case_id, "answer/"), mine, status=422)
    assert page.heading == "Everybody would read this"
    assert "Yes, since noon." in page.words
    again = mine | {"edge": "private", "public_confirmed": "on"}
    assert screen.send(at(case_id, "answer/"), again).status_code == 302
    assert dispatch_of(desk, case_id).edge == "private"


def test_r3_does_what_was_confirmed(desk: Desk, screen: Screen) -> None:
    desk.net.person("maya").messages("townhall", "my house number is 12")
    (case_id,) = fetch(desk)
    confirmed = filled(screen, case_id) | {"public_confirmed": "on"}
    assert screen.send(at(case_id, "answer/"), confirmed).status_code == 302
    assert dispatch_of(desk, case_id).edge == "public"


def test_keeps_a_draft_and_takes_the_turn(desk: Desk, screen: Screen, case_id: int) -> None:
    words = {"edge": "private", "text": "Half a sen"}
    assert screen.send(at(case_id, "draft/"), words).status_code == 204
    assert draft(desk, case_id) == "Half a sen"
    assert queries.presence(
        office_id=desk.office_id,
        case_id=case_id,
        staff_id=desk.chief.person,
        at=clock.now(),
    ).turn_mine
    screen.send(at(case_id, "draft/"), words | {"text": ""})
    assert draft(desk, case_id) == ""


def test_keeps_a_draft_although_somebody_else_has_the_turn(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    take_turn(case_id=case_id, by=a_person(by=desk.chief), at=clock.now())
    words = {"edge": "public", "text": "Half a sen"}
    assert screen.send(at(case_id, "draft/"), words).status_code == 204
    assert draft(desk, case_id) == "Half a sen"
    assert screen.send(at(case_id, "draft/"), {"edge": "sideways"}).status_code == 422


def test_puts_ready_words_behind_what_is_written(desk: Desk, screen: Screen, case_id: int) -> None:
    words = {"edge": "public", "text": "Dear Maya", "words": "It opens at noon."}
    answer = screen.send(at(case_id, "insert/"), words)
    assert answer.headers["Location"] == at(case_id)
    assert draft(desk, case_id) == "Dear Maya\n\nIt opens at noon."


def test_counts_as_the_network_counts(desk: Desk, screen: Screen, case_id: int) -> None:
    answer = screen.send(at(case_id, "count/"), {"text": "👩‍👩‍👧\r\nok"})
    assert json.loads(answer.content) == {"count": 4, "limit": 300}


def test_says_who_else_is_here(desk: Desk, screen: Screen, case_id: int) -> None:
    ana = a_person(by=desk.chief)
    take_turn(case_id=case_id, by=ana, at=clock.now())
    answer = screen.send(at(case_id, "here/"))
    assert f"{ana.name} is writing" in answer.content.decode()


def test_writes_down_what_was_said_by_hand(desk: Desk, screen: Screen, case_id: int) -> None:
    answer = screen.send(
        at(case_id, "by-hand/"), {"text": "Told her on the telephone.", **all_of(case_id)}
    )
    assert answer.status_code == 302
    page = screen.open(at(case_id), queries=33)
    assert "Told her on the telephone." in page.words
    assert "Answered" in page.words


def test_brings_the_note_back_when_it_is_empty(desk: Desk, screen: Screen, case_id: int) -> None:
    page = screen.send_and_read(at(case_id, "note/"), {"text": ""}, status=422)
    assert "This was not done" in page.words


def test_does_every_other_deed_by_one_form(desk: Desk, screen: Screen) -> None:
    case_id = a_case(desk, "@townhall she wont wake up")
    ana = a_person(by=desk.chief)
    deeds = [
        ("assign/", {"to": str(ana.person)}, "assigned"),
        ("take/", {}, "assigned"),
        ("release/", {}, "triaged"),
        ("tags/", {"tags": "Mill Lane, water"}, "triaged"),
        ("note/", {"text": "She called."}, "triaged"),
        ("assess/", {"life_at_risk": "no", "why": "A song.", **all_of(case_id)}, "triaged"),
        ("wait/", {"whom": "the ambulance"}, "waiting"),
        ("reopen/", {}, "triaged"),
        ("resolve/", {"outcome": "passed on"}, "resolved"),
        ("reopen/", {}, "triaged"),
    ]
    for deed, words, state in deeds:
        assert screen.send(at(case_id, deed), words).status_code == 302, deed
        row = queries.row(office_id=desk.office_id, case_id=case_id)
        assert row.state == state, deed
    assert row.tags == ("mill lane", "water")


def test_says_why_a_deed_was_not_done(desk: Desk, screen: Screen) -> None:
    case_id = a_case(desk, "@townhall she wont wake up")
    page = screen.send_and_read(at(case_id, "resolve/"), {"outcome": "answered"}, status=422)
    assert "A life may be at risk here. Say first what you found." in page.words
    page = screen.send_and_read(
        at(case_id, "assess/"), {"life_at_risk": "no", "why": "", **all_of(case_id)}, status=422
    )
    assert "somebody may ask you in a year" in page.words


def test_a_page_that_is_not_whole_rules_nothing_out(desk: Desk, screen: Screen) -> None:
    case_id = a_case(desk, "@townhall she wont wake up")
    said = {"life_at_risk": "no", "why": "A song."}
    page = screen.send_and_read(at(case_id, "assess/"), said, status=422)
    assert "Read it again, and send it once more." in page.words
    assert queries.row(office_id=desk.office_id, case_id=case_id).unassessed
    seen = page.value("seen_message_id")
    assert seen == str(Case.objects.get(pk=case_id).last_message_id)
