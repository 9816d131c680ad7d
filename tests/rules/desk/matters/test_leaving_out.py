"""Who gets no copy, and why."""

from dataclasses import replace
from datetime import timedelta

import pytest

from clarion.channels import registry
from clarion.channels.contract import Edge
from clarion.desk.rules.first_look import Risk
from clarion.desk.rules.matters.leaving_out import Left, Person, left_out, too_long
from clarion.desk.rules.matters.pace import PACE, due_times
from tests.makers.people import NOW

NET = registry.capabilities("fakenet")
ANY = Person(
    risk=Risk.NONE,
    state="triaged",
    message_edge=Edge.PUBLIC,
    received_at=NOW,
    deleted=False,
    answered=False,
    wrote_again=False,
    said_more=False,
    told_elsewhere=False,
    under_way=False,
    writing=False,
    connected=True,
    capabilities=NET,
    told_before=False,
)


def test_tells_whoever_waits() -> None:
    assert left_out(ANY, at=NOW) is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"risk": Risk.POSSIBLE}, Left.RISK),
        ({"risk": Risk.CONFIRMED, "answered": True}, Left.RISK),
        ({"deleted": True}, Left.DELETED),
        ({"state": "resolved"}, Left.OVER),
        ({"answered": True}, Left.ANSWERED),
        ({"said_more": True}, Left.WROTE_AGAIN),
        ({"told_elsewhere": True}, Left.SAME_PERSON),
        ({"told_elsewhere": True, "told_before": True}, Left.SAME_PERSON),
        ({"under_way": True}, Left.UNDER_WAY),
        ({"writing": True}, Left.WRITING),
        ({"connected": False}, Left.NOT_CONNECTED),
        ({"capabilities": replace(NET, sends=False)}, Left.BY_HAND),
        ({"capabilities": replace(NET, edges=frozenset({Edge.PRIVATE}))}, Left.EDGE),
    ],
)
def test_leaves_out_with_a_reason(change: dict[str, object], why: Left) -> None:
    assert left_out(replace(ANY, **change), at=NOW) is why


def test_the_window_shuts_for_private_answers_only() -> None:
    shut = replace(NET, reply_window=timedelta(hours=24))
    private = replace(ANY, capabilities=shut, message_edge=Edge.PRIVATE)
    last = NOW + timedelta(hours=24)
    assert left_out(private, at=last - timedelta(seconds=1)) is None
    assert left_out(private, at=last) is Left.WINDOW
    assert left_out(replace(private, message_edge=Edge.PUBLIC), at=last) is None


def test_those_who_were_told_are_told_again_although_they_were_answered() -> None:
    told = replace(ANY, told_before=True, answered=True, state="resolved")
    assert left_out(told, at=NOW) is None
    assert left_out(replace(told, risk=Risk.CERTAIN), at=NOW) is Left.RISK
    assert left_out(replace(told, wrote_again=True), at=NOW) is Left.WROTE_AGAIN


def test_counts_as_the_network_counts() -> None:
    limit = NET.answer_limit
    assert limit is not None
    assert not too_long("a" * limit, NET)
    assert too_long("a" * (limit + 1), NET)
    assert not too_long("a" * 9999, replace(NET, text_limit=None))


def test_each_account_has_a_pace_of_its_own() -> None:
    assert due_times([1, 1, 2, 1, 2], at=NOW) == [
        NOW, NOW + PACE, NOW, NOW + 2 * PACE, NOW + PACE
    ]  # fmt: skip
