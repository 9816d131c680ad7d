"""A case: everything that was said, who has it, why it is here, what can be done."""

from datetime import timedelta

import pytest

from clarion.desk import queries
from clarion.desk.actions import (
    add_note,
    look_at,
    note_changes,
    save_draft,
    take_turn,
    write_snippet,
)
from clarion.desk.queries import Edge
from clarion.kit import clock
from clarion.kit.actor import Actor, Power
from clarion.people.actions import make_role
from clarion.postroom import queries as postroom
from clarion.postroom.models import Dispatch, Message
from tests.makers.desk import Desk, a_case, an_answer, assessed, by_hand, fetch
from tests.makers.people import NOW, a_person
from tests.screens.conftest import Screen

# The same, however much was said; the frame is counted apart.
QUESTIONS = 31
# Of these, what names the things that we know; where nothing was written, nothing is looked up.
LOOKED_UP = 4
# What the words of their messages suggest; where all were deleted, nothing is asked.
SUGGESTED = 1
# Once, when something is new among them: its words, and what they mean.
READ = 2


def at(case_id: int) -> str:
    return f"/millbrook/desk/{case_id}/"


def test_shows_the_conversation_the_person_and_the_reason(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    page = screen.open(at(case_id), queries=QUESTIONS)
    assert page.heading == "Maya"
    assert "Case 2026-000001" in page.words
    assert "Question: is the bridge open?" in page.words
    assert "First answer by" in page.words
    assert "Reply in public as @townhall" in page.words
    assert "Reply in private to Maya" in page.words


def test_says_how_soon_by_which_words_and_leaves_the_queue_as_it_is(
    desk: Desk, screen: Screen
) -> None:
    calm = a_case(desk, "@townhall the bins were not collected", who="tom")
    words = "@townhall third time I write: the bins were not collected, answer as soon as possible"
    pressing = a_case(desk, words, who="ana")
    page = screen.open(at(pressing), queries=QUESTIONS)
    assert "How soon, by their words Today" in page.words
    assert "How soon (they ask for haste): as soon as possible" in page.words
    assert "How soon (they have written before): third time I write" in page.words
    assert "The order of the queue does not follow it." in page.words
    rows = queries.queue(office_id=desk.office_id, wanted=queries.QueueFilter(), staff_id=None).rows
    assert [row.id for row in rows][-2:] == [calm, pressing]


def test_shows_the_place_that_somebody_wrote_about(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    Message.objects.update(extra={"place": "4 Mill Lane"})
    assert "Where: 4 Mill Lane" in screen.open(at(case_id), queries=QUESTIONS).words


def test_is_found_from_what_is_about_it(desk: Desk, screen: Screen, case_id: int) -> None:
    response = screen.client.get(f"/millbrook/about/case:{case_id}/")
    assert response.headers["Location"] == at(case_id)
    assert screen.client.get("/millbrook/about/moon:1/").status_code == 404


def test_says_that_the_words_in_the_box_are_a_draft(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    words = {"text": "It will", "edge": Edge.PUBLIC, "by": desk.chief, "at": NOW}
    save_draft(case_id=case_id, **words)
    assert "Your draft, Tue 14 Apr" in screen.open(at(case_id), queries=QUESTIONS).words


def test_asks_the_same_of_the_database_however_much_was_said(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    post = desk.net.posts(author="maya")[0]
    for number in range(15):
        desk.net.person("maya").replies(post, f"@townhall and what about gate {number}?")
    fetch(desk)
    an_answer(desk, case_id=case_id)
    an_answer(desk, case_id=case_id, text="And again.")
    add_note(case_id=case_id, text="She called, too.", by=desk.chief, at=NOW)
    page = screen.open(at(case_id), queries=QUESTIONS)
    assert "gate 14" in page.words
    assert "She called, too." in page.words


def test_shows_what_was_said_before_an_edit_and_after_a_deletion(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    maya = desk.net.person("maya")
    post = desk.net.posts(author="maya")[0]
    maya.edits(post, "@townhall is the tunnel open?")
    changed(desk, case_id)
    page = screen.open(at(case_id), queries=QUESTIONS)
    assert "Edited. What it said before" in page.words
    assert "@townhall is the bridge open?" in page.words
    maya.deletes(post)
    changed(desk, case_id)
    page = screen.open(at(case_id), queries=QUESTIONS - LOOKED_UP - SUGGESTED)
    assert "Deleted by its author" in page.words
    assert "What it said" in page.words


@pytest.mark.parametrize(
    ("state", "more", "words"),
    [
        ("queued", {}, "Queued"),
        ("queued", {"reason": "held by R. Shah: flood"}, "Held by R. Shah: flood"),
        ("sending", {"lease_until": NOW, "fence": 1}, "Sending"),
        ("processing", {}, "FakeNet has it and is working on it."),
        ("unknown", {}, "We are checking with FakeNet. Do not send again."),
        ("unknown", {"person_asked_at": NOW}, "Somebody must look there. Do not send again."),
        ("failed", {"reason": "The network said no."}, "They have not got it."),
        ("missed", {"reason": "It was too late."}, "They have not got it."),
        ("expired", {"reason": "Nobody signed it."}, "They have not got it."),
        ("cancelled", {"reason": "Taken back."}, "They have not got it."),
    ],
)
def test_says_where_our_answer_is(
    desk: Desk, screen: Screen, case_id: int, state: str, more: dict[str, object], words: str
) -> None:
    an_answer(desk, case_id=case_id)
    Dispatch.objects.of(desk.office_id).update(state=state, **more)
    page = screen.open(at(case_id), queries=QUESTIONS)
    assert words in page.words
    again = "Use these words again" in page.words
    assert again == (words == "They have not got it.")


def test_proves_that_it_was_sent(desk: Desk, screen: Screen, case_id: int) -> None:
    an_answer(desk, case_id=case_id)
    Dispatch.objects.of(desk.office_id).update(
        state="sent", settled_at=NOW, remote_id="post_9", url="https://net.example/post_9"
    )
    page = screen.open(at(case_id), queries=QUESTIONS + READ)
    assert page.links()["see it on FakeNet"] == "https://net.example/post_9"


def test_shows_who_looks_and_who_writes(desk: Desk, screen: Screen, case_id: int) -> None:
    ana, ben = a_person(by=desk.chief), a_person(by=desk.chief)
    look_at(case_id=case_id, by=ben, at=clock.now())
    take_turn(case_id=case_id, by=ana, at=clock.now())
    page = screen.open(at(case_id), queries=QUESTIONS)
    assert f"looking: {ben.name}" in page.words
    assert f"{ana.name} is writing an answer" in page.words
    assert "Take over" in page.words


def test_brings_a_draft_back(desk: Desk, screen: Screen, case_id: int) -> None:
    save_draft(case_id=case_id, text="Half a sen", edge=Edge.PRIVATE, by=desk.chief, at=NOW)
    page = screen.open(at(case_id), queries=QUESTIONS)
    (text,) = (one.text for one in page.dom.iter("textarea") if one.get("name") == "text"
               and one.get("id") == "reply_text")  # fmt: skip
    assert (text or "").strip() == "Half a sen"


def test_fills_the_gaps_of_snippets(desk: Desk, screen: Screen, case_id: int) -> None:
    write_snippet(
        title="Hello",
        text="Dear {person}, case {case}. {me}",
        language="en",
        owner_id=desk.chief.person,
        expires_on=clock.now().date() + timedelta(days=2),
        by=desk.chief,
        at=NOW,
    )
    page = screen.open(at(case_id), queries=QUESTIONS + READ)
    assert f"Dear Maya, case 2026-000001. {desk.chief.name}" in page.words


def test_says_beside_the_button_why_it_cannot_be_resolved(desk: Desk, screen: Screen) -> None:
    case_id = a_case(desk, "@townhall she wont wake up")
    page = screen.open(at(case_id), queries=QUESTIONS)
    assert "once somebody has said whether a life is at risk" in page.words
    assert f"{at(case_id)}resolve/" not in actions_of(page)
    assessed(case_id, life_at_risk=False, why="A song.", by=desk.chief, at=NOW)
    page = screen.open(at(case_id), queries=QUESTIONS)
    assert f"{at(case_id)}resolve/" in actions_of(page)
    assert "No life at risk: A song." in page.words


def test_waits_with_resolving_until_the_answer_has_arrived(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    an_answer(desk, case_id=case_id)
    page = screen.open(at(case_id), queries=QUESTIONS)
    assert "once our answer has arrived" in page.words


def test_shows_what_was_said_by_hand(desk: Desk, screen: Screen, case_id: int) -> None:
    by_hand(case_id, "Told her.", by=desk.chief, at=NOW)
    page = screen.open(at(case_id), queries=QUESTIONS + READ)
    assert "Sent by hand. Our word is the only proof." in page.words


def test_has_the_person_as_a_page_of_its_own_on_a_phone(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    page = screen.open(f"{at(case_id)}person/", queries=QUESTIONS)
    assert page.heading == "Person"


@pytest.mark.parametrize("part", ["queue", "head", "conversation", "turn", "next-steps", "reasons"])
def test_gives_its_parts_alone_to_the_script(
    desk: Desk, screen: Screen, case_id: int, part: str
) -> None:
    answer = screen.client.get(at(case_id), headers={"X-Fragment": part})
    words = answer.content.decode()
    assert f'id="{part}"' in words
    assert "<html" not in words


def test_offers_only_what_a_role_includes(desk: Desk, screen: Screen, case_id: int) -> None:
    reader = a_reader(desk)
    screen.sign_in(reader)
    page = screen.open(at(case_id), queries=QUESTIONS)
    own = [one for one in actions_of(page) if one and one.startswith(at(case_id))]
    assert own == [f"{at(case_id)}{door}/" for door in ("note", "subject", "tasks", "tags")]
    for deed in ("answer", "assign", "take", "assess", "resolve", "wait", "reopen", "release"):
        answer = screen.send(f"{at(case_id)}{deed}/", {"to": "1", "outcome": "answered", **WORDS})
        assert answer.status_code == 403, deed


WORDS = {
    "whom": "x",
    "why": "x",
    "life_at_risk": "no",
    "edge": "public",
    "text": "x",
    "key": "k" * 32,
    "seen_message_id": "999",
    "seen_answer_id": "999",
}


def a_reader(desk: Desk) -> Actor:
    """Somebody who may read, and nothing else."""
    make_role(name="Reader", powers=frozenset({Power.READ_CASES}), by=desk.chief, at=NOW)
    return a_person(by=desk.chief, role="Reader")


def changed(desk: Desk, case_id: int) -> None:
    fetch(desk)
    page = queries.case_page(
        office_id=desk.office_id, case_id=case_id, staff_id=desk.chief.person, at=NOW
    )
    messages = [line.message.id for line in page.lines if line.message]
    note_changes(message_ids=messages, by=desk.clockwork, at=NOW)
    assert postroom.messages(office_id=desk.office_id, message_ids=messages)


def actions_of(page: object) -> list[str | None]:
    return [form.get("action") for form in page.dom.iter("form")]  # type: ignore[attr-defined]
