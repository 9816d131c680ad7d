"""While texts are read and compared nobody waits, and what happens meanwhile is not overrun."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.db import connection, connections

from clarion.desk.actions import (
    group_cases,
    move_out,
    note_changes,
    put_in,
    resolve,
    split_matter,
    triage,
)
from clarion.desk.actions.look_over import look_over
from clarion.desk.actions.matters.compare import compare
from clarion.desk.models import Belonging, Case, CaseMessage, Heard, Matter
from tests.makers.desk import Desk, desk_messages, fetch, receive
from tests.makers.matters import BURST, a_matter, group
from tests.makers.people import NOW

COMPARE = "clarion.desk.actions.matters.group_cases.compare"
LOOKING = {"name": "clarion.desk.actions.looked.look_over", "work": look_over}
OTHER = "@townhall no bins were emptied in Kirkgate this week, when do they come?"
WAIT_SECONDS = 60


Arrange = Callable[..., list[bool]]


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Arrange:
    """Let something be done, in a connection of its own, while texts are read; once."""

    def arrange(
        deed: Callable[[], Any], *, name: str = COMPARE, work: Callable[..., Any] = compare
    ) -> list[bool]:
        begun: list[bool] = []
        done: list[bool] = []

        def run() -> None:
            try:
                deed()
                done.append(True)
            finally:
                connections.close_all()

        def working(*texts: Any, **how: Any) -> Any:
            found = work(*texts, **how)
            if not begun:
                assert not connection.in_atomic_block
                begun.append(True)
                thread = Thread(target=run, daemon=True)
                thread.start()
                thread.join(WAIT_SECONDS)
                assert done, "it has waited for those who read"
            return found

        monkeypatch.setattr(name, working)
        return done

    return arrange


def arrived(desk: Desk, *texts: str, begin: int) -> list[int]:
    """Let people write; nobody compares it yet."""
    for number, text in enumerate(texts, start=begin):
        desk.net.person(f"neighbour{number}").posts(text)
    return sorted(fetch(desk, at=NOW))


def matter_of(case_id: int) -> int | None:
    return Case.objects.get(pk=case_id).matter_id


def test_nobody_waits_for_a_comparison(desk: Desk, meanwhile: Arrange) -> None:
    matter_id, cases = a_matter(desk, 4)
    (new,) = arrived(desk, BURST, begin=4)

    def split() -> None:
        split_matter(matter_id=matter_id, case_ids=cases[2:], by=desk.chief, at=NOW)

    done = meanwhile(split)
    group(desk)
    assert done
    other = matter_of(cases[3])
    assert other not in {None, matter_id}, "what a person did stands"
    assert matter_of(new) in {matter_id, other}
    counted = dict(Matter.objects.values_list("pk", "cases"))
    assert sum(counted.values()) == 5
    assert counted[matter_of(new)] == 3


def test_what_is_moved_out_meanwhile_draws_nobody_after_it(desk: Desk, meanwhile: Arrange) -> None:
    matter_id, cases = a_matter(desk, 2)
    (new,) = arrived(desk, BURST, begin=2)

    def all_out() -> None:
        for one in cases:
            move_out(case_id=one, matter_id=matter_id, by=desk.chief, at=NOW)

    meanwhile(all_out)
    group(desk)
    assert [matter_of(one) for one in [*cases, new]] == [None, None, None]


def test_words_that_change_meanwhile_are_compared_as_they_stand(
    desk: Desk, meanwhile: Arrange
) -> None:
    matter_id, _cases = a_matter(desk, 2)
    desk.net.person("neighbour2").posts(BURST)
    changing = desk.net.person("maya").posts(BURST)
    new = sorted(fetch(desk, at=NOW))
    links = dict(CaseMessage.objects.values_list("case_id", "message_id"))
    (edited,) = [one for one in new if "maya" in _author(one)]
    (same,) = [one for one in new if one != edited]

    def edit() -> None:
        desk.net.person("maya").edits(changing, OTHER)
        fetch(desk, at=NOW)
        note_changes(message_ids=[links[edited]], by=desk.clockwork, at=NOW)

    meanwhile(edit)
    group(desk)
    assert matter_of(same) == matter_id
    assert not Heard.objects.filter(case_id=edited).exists(), "it is compared the next time"
    group(desk)
    assert Heard.objects.filter(case_id=edited).exists()
    assert matter_of(edited) is None


def test_what_is_put_in_meanwhile_is_compared_as_well(desk: Desk, meanwhile: Arrange) -> None:
    """One of two that say the same is put into a matter of something else: the other follows."""
    matter_id, _cases = a_matter(desk, 2, words=OTHER)
    one, two = arrived(desk, BURST, BURST, begin=2)

    def by_hand() -> None:
        put_in(case_id=one, matter_id=matter_id, by=desk.chief, at=NOW)

    meanwhile(by_hand)
    group_cases(case_ids=[two], by=desk.clockwork, at=NOW)
    assert matter_of(two) == matter_id
    assert Heard.objects.filter(case_id__in=[one, two]).count() == 2


def test_two_who_compare_the_same_at_once_seat_everybody_once(
    desk: Desk, meanwhile: Arrange
) -> None:
    cases = arrived(desk, BURST, BURST, BURST, begin=0)
    meanwhile(lambda: group(desk))
    group(desk)
    assert Matter.objects.count() == 1
    assert Belonging.objects.count() == Heard.objects.count() == len(cases)
    assert Matter.objects.get().cases == len(cases)


def test_two_who_triage_the_same_at_once_make_one_case_of_each(
    desk: Desk, meanwhile: Arrange
) -> None:
    for number in range(3):
        desk.net.person(f"neighbour{number}").posts(OTHER)
    receive(desk, at=NOW)
    ids = desk_messages(desk)
    meanwhile(lambda: triage(message_ids=ids, by=desk.clockwork, at=NOW), **LOOKING)
    assert triage(message_ids=ids, by=desk.clockwork, at=NOW) == []
    assert Case.objects.count() == CaseMessage.objects.count() == len(ids) == 3


@pytest.mark.parametrize("many", [1, 8])
def test_what_is_edited_while_it_is_read_gets_its_case_by_what_it_says_now(
    desk: Desk, meanwhile: Arrange, many: int
) -> None:
    people = [desk.net.person(f"neighbour{number}") for number in range(many)]
    posts = [one.posts("@townhall thank you!") for one in people]
    receive(desk, at=NOW)
    ids = desk_messages(desk)

    def edit() -> None:
        for one, post in zip(people, posts, strict=True):
            one.edits(post, "@townhall she wont wake up")
        receive(desk, at=NOW)

    meanwhile(edit, **LOOKING)
    triage(message_ids=ids, by=desk.clockwork, at=NOW)
    assert set(Case.objects.values_list("risk", "quiet")) == {("certain", False)}
    assert Case.objects.count() == many


def test_what_is_edited_twice_is_read_as_it_stands_at_last(desk: Desk, meanwhile: Arrange) -> None:
    maya = desk.net.person("maya")
    post = maya.posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk, at=NOW)
    ids = list(CaseMessage.objects.values_list("message_id", flat=True))

    def say(text: str) -> None:
        maya.edits(post, text)
        receive(desk, at=NOW)

    def say_more() -> None:
        say("@townhall I see the bridge, she wont wake up")
        note_changes(message_ids=ids, by=desk.clockwork, at=NOW)

    say("@townhall is the tunnel open?")
    meanwhile(say_more, **LOOKING)
    note_changes(message_ids=ids, by=desk.clockwork, at=NOW)
    assert Case.objects.get(pk=case_id).risk == "certain"


def test_a_case_that_is_closed_while_a_text_is_read_stays_closed(
    desk: Desk, meanwhile: Arrange
) -> None:
    asked = desk.net.person("maya").posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk, at=NOW)
    desk.net.person("maya").replies(asked, "@townhall and the tunnel?")
    receive(desk, at=NOW)

    def close() -> None:
        resolve(case_id=case_id, outcome="passed on", by=desk.chief, at=NOW)
        Case.objects.filter(pk=case_id).update(state="closed")

    meanwhile(close, **LOOKING)
    (other,) = triage(message_ids=desk_messages(desk), by=desk.clockwork, at=NOW)
    assert other != case_id
    assert Case.objects.get(pk=case_id).state == "closed"
    assert Case.objects.get(pk=other).previous_id == case_id


def _author(case_id: int) -> str:
    return str(Case.objects.get(pk=case_id).correspondent.handle)
