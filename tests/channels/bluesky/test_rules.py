"""Names, facets and places in Bluesky's news are worked out without asking anybody."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.connectors.bluesky.facets import facets, mentions
from clarion.channels.connectors.bluesky.names import read_uri, record_key
from clarion.channels.connectors.bluesky.places import LOOKED_FOR, WATCHED_MAX, Walk, Watch
from clarion.channels.connectors.bluesky.session import ends_at
from clarion.channels.contract import Temporary

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
# The syntax of a TID (atproto, Record Key).
TID = re.compile(r"[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}")


@given(st.text(st.characters(codec="utf-8")), st.integers(0, 70 * 365))
def test_p10_names_a_record_as_the_network_allows(key: str, days: int) -> None:
    at = NOON + timedelta(days=days)
    assert TID.fullmatch(record_key(key, at))
    assert record_key(key, at) == record_key(key, at)


def test_p8_gives_no_two_dispatches_of_one_instant_the_same_name() -> None:
    names = {record_key(f"dispatch-{number}", NOON) for number in range(10_000)}
    assert len(names) == 10_000


def test_p8_sorts_names_by_time() -> None:
    later = [record_key("k", NOON + timedelta(seconds=seconds)) for seconds in range(100)]
    assert later == sorted(later)


def marked(text: str, **dids: str) -> dict[str, str]:
    whole = text.encode()
    return {
        whole[one["index"]["byteStart"] : one["index"]["byteEnd"]].decode(): one["features"][0][
            "$type"
        ].split("#")[1]
        for one in facets(text, {name.replace("_", "."): did for name, did in dids.items()})
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://town.example/a?b=1&c=ü#d.", {"https://town.example/a?b=1&c=ü#d": "link"}),
        ("(https://town.example/a_(b))", {"https://town.example/a_(b)": "link"}),
        ("Really? https://town.example!!", {"https://town.example": "link"}),
        ("“https://town.example”, she said", {"https://town.example": "link"}),
        ("https://a.example,https://b.example", {"https://a.example,https://b.example": "link"}),
        ("🌉🌉 #Brücke.", {"#Brücke": "tag"}),
        ("#a #2026 #1st x#no ##no # no", {"#a": "tag", "#1st": "tag"}),
        ("#" + "x" * 65, {}),
        (
            "@maya.example and @MAYA.example",
            {"@maya.example": "mention", "@MAYA.example": "mention"},
        ),
        ("@maya.example.", {"@maya.example": "mention"}),
        ("@nobody.example", {}),
        ("info@maya.example", {}),
        ("https://x.example/@maya.example", {"https://x.example/@maya.example": "link"}),
        ("👩‍👩‍👧‍👦@maya.example", {"@maya.example": "mention"}),
        ("", {}),
    ],
)
def test_marks_what_can_be_clicked(text: str, found: dict[str, str]) -> None:
    assert marked(text, maya_example="did:plc:maya") == found


@given(st.text())
def test_marks_whole_characters_only(text: str) -> None:
    whole = text.encode()
    for one in facets(text, dict.fromkeys(mentions(text), "did:plc:x")):
        start, end = one["index"]["byteStart"], one["index"]["byteEnd"]
        assert 0 <= start < end <= len(whole)
        whole[start:end].decode()


def test_looks_up_only_so_many_names() -> None:
    assert len(mentions(" ".join(f"@u{number}.example" for number in range(100)))) == 20


def test_reads_no_name_that_is_not_one() -> None:
    assert read_uri("at://did:plc:maya/app.bsky.feed.post/3lb") is not None
    for said in ("", "at://maya.example/app.bsky.feed.post/3lb", "https://x", "at://did:plc:a/b"):
        assert read_uri(said) is None


@pytest.mark.parametrize(
    "token", ["", "a.b", "a.!.c", "a.e30.c", "a.eyJleHAiOiJ4In0.c", "a.bnVsbA.c"]
)
def test_does_not_know_when_a_strange_token_ends(token: str) -> None:
    assert ends_at(token) is None


def times(*minutes: float) -> list[str]:
    return [(NOON - timedelta(minutes=ago)).isoformat() for ago in minutes]


HOUR = timedelta(hours=1)


def test_walks_back_until_it_knows_the_way() -> None:
    walk = Walk.read(Walk(seen=times(30)[0]).write())
    walk = walk.after(times(0, 10), "page-2", HOUR)
    assert (walk.page, walk.seen, walk.top) == ("page-2", times(30)[0], times(0)[0])
    walk = Walk.read(walk.write()).after(times(20, 80), "page-3", HOUR)
    assert walk.page == "page-3"
    walk = walk.after(times(85, 91), "page-4", HOUR)
    assert (walk.page, walk.seen, walk.top) == ("", times(0)[0], "")


def test_forgets_nothing_when_a_walk_is_broken_off() -> None:
    walk = Walk(seen=times(300)[0]).after(times(0, 10), "page-2", HOUR)
    again = Walk.read(walk.write())
    assert (again.seen, again.page) == (times(300)[0], "page-2")


def test_walks_to_the_very_beginning_at_first() -> None:
    walk = Walk.read("").after(times(0), "page-2", HOUR)
    assert walk.page == "page-2"
    assert walk.after(times(100_000), "", HOUR).seen == times(0)[0]


def test_ends_pages_elsewhere_in_the_next_walk() -> None:
    walk, sizes = Walk(), set()
    for _ in range(6):
        sizes.add(walk.page_size)
        walk = Walk.read(walk.after(times(0), "", HOUR).write())
    assert sizes == {98, 99, 100}


def test_does_not_go_round_in_circles() -> None:
    walk = Walk(seen=times(100)[0], page="same").after(times(0), "same", HOUR)
    assert walk.page == ""


def test_survives_days_without_news_and_clocks_that_say_nothing() -> None:
    assert Walk(seen=times(5)[0]).after([], "", HOUR).seen == times(5)[0]
    assert Walk(seen=times(5)[0]).after(["yesterday"], "", HOUR).seen == times(5)[0]


def test_watches_each_post_in_its_turn() -> None:
    watch = Watch().with_newer([f"post-{number}" for number in range(WATCHED_MAX + 50)])
    seen: list[str] = []
    for _ in range(WATCHED_MAX // LOOKED_FOR):
        seen += watch.now()
        watch = Watch.read(watch.without([]).write())
    assert sorted(seen) == sorted(f"post-{number}" for number in range(WATCHED_MAX))
    assert watch.turn == 0


def test_forgets_a_post_that_is_gone() -> None:
    watch = Watch().with_newer(["a", "b", "c"]).without(["b"])
    assert watch.posts == ("a", "c")


@pytest.mark.parametrize("cursor", ["x", "[]", '"a"', "1", json.dumps({"posts": 1})])
def test_refuses_a_cursor_that_is_not_ours(cursor: str) -> None:
    with pytest.raises(Temporary):
        Watch.read(cursor)
