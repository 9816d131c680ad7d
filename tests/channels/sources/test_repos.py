"""The stream of a server's repositories: every post once, and nothing that a frame may hold."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import libipld
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from websockets.sync.server import ServerConnection, serve

from clarion.channels import listened
from clarion.channels.contract import Access, Happening, Permanent, Temporary, Unreadable
from clarion.channels.sources.repos.cbor import Decoder
from clarion.channels.sources.repos.frame import FRAME_BYTES_MAX, read_frame
from clarion.channels.sources.repos.source import Repos
from tests.channels.sources.frames import POST, archive, cbor, commit, deletion, frame, link_to
from tests.channels.sources.looking import look

HERE = Access(account_id=1, address="wss://pds.example")
OUTDATED = frame("#info", name="OutdatedCursor")
FUTURE = cbor({"op": -1}) + cbor({"error": "FutureCursor", "message": "too far"})


class Double:
    """Says these frames to whoever comes, and remembers how it was asked."""

    def __init__(self, frames: list[bytes]) -> None:
        self.asked: list[str] = []
        self.host = ""
        self._frames = frames

    def speak(self, line: ServerConnection) -> None:
        assert line.request is not None
        self.asked.append(line.request.path.partition("?")[2])
        for one in self._frames:
            line.send(one)


@contextmanager
def speaking(*frames: bytes) -> Iterator[tuple[Double, Access]]:
    double = Double(list(frames))
    with serve(double.speak, "127.0.0.1", 0, compression=None) as server:
        host = f"127.0.0.1:{server.socket.getsockname()[1]}"
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield (
            double,
            Access(account_id=1, address=f"ws://{host}", allowed_hosts=frozenset({host})),
        )
        server.shutdown()
        thread.join(10)


def test_goes_on_from_the_number_that_it_heard_last() -> None:
    with speaking(commit(7), frame("#identity", seq=8), commit(9)) as (double, access):
        found = look(Repos(seconds=2), access, "")
        look(Repos(seconds=2), access, found.cursor)
    assert (len(found.items), found.cursor, found.gap) == (2, "9", "")
    assert double.asked == ["", "cursor=9"]


def test_what_was_said_between_two_looks_at_a_quiet_server_is_not_lost() -> None:
    with speaking() as (_, access):
        quiet = look(Repos(seconds=0.2), access, "")
    now = commit(3, time="2999-01-01T00:00:00Z")
    with speaking(OUTDATED, commit(2), now) as (double, access):
        found = look(Repos(seconds=2), access, quiet.cursor)
    assert double.asked == ["cursor=0"]
    assert (len(found.items), found.cursor, found.gap) == (1, "3", "")


@pytest.mark.parametrize(
    ("data", "cursor"),
    [
        ((OUTDATED, commit(9)), "9"),
        ((FUTURE,), ""),
        ((commit(9, blocks=b"", tooBig=True),), "9"),
        ((b"x" * (FRAME_BYTES_MAX + 1),), "8"),
    ],
    ids=["it goes back no further", "it is numbered anew", "without its words", "too large"],
)
def test_says_what_is_missing_and_goes_on_behind_it(data: tuple[bytes, ...], cursor: str) -> None:
    with speaking(*data) as (_, access):
        found = look(Repos(seconds=5), access, "7")
    assert found.gap
    assert found.cursor == cursor or (not cursor and not found.cursor.isdigit())


def test_a_stream_that_ends_with_an_error_is_asked_again_later() -> None:
    with (
        speaking(cbor({"op": -1}) + cbor({"error": "ConsumerTooSlow"})) as (_, access),
        pytest.raises(Temporary) as ended,
    ):
        look(Repos(seconds=2), access, "7")
    assert "ConsumerTooSlow" in ended.value.evidence


def test_a_frame_that_cannot_be_read_is_handed_on_with_its_reason() -> None:
    with speaking(commit(7)[:-9], commit(8)) as (_, access):
        bad, good = look(Repos(seconds=2), access, "6").items
    with pytest.raises(Unreadable) as failed:
        listened.read("repos", bad.body, HERE)
    assert "ends in the middle" in failed.value.evidence
    assert listened.read("repos", good.body, HERE)


@pytest.mark.parametrize("action", ["create", "update"])
def test_says_a_post_in_our_words(action: str) -> None:
    record = cbor({"text": "dry", "langs": ["en"], "createdAt": "2026-04-14T07:30:00Z"})
    operation = {"action": action, "path": f"{POST}/3k1", "cid": link_to(record)}
    data = commit(1, ops=[operation], blocks=archive(record))
    (one,) = listened.read("repos", data, HERE)
    assert one.kind is {"create": Happening.MESSAGE, "update": Happening.EDIT}[action]
    assert (one.text, one.language, one.remote_id) == (
        "dry",
        "en",
        f"at://did:plc:abcdefg/{POST}/3k1",
    )


def test_knows_a_deletion_and_passes_over_what_is_no_post() -> None:
    (gone,) = listened.read("repos", deletion(2, of=1), HERE)
    (said,) = listened.read("repos", commit(1), HERE)
    assert (gone.kind, gone.remote_id) == (Happening.DELETION, said.remote_id)
    like = {"action": "create", "path": "app.bsky.feed.like/1", "cid": link_to(b"\xa0")}
    for other in (commit(3, ops=[like], blocks=b"\xff"), frame("#labels"), frame("#sync", seq=4)):
        assert read_frame(other).posts == ()


def test_believes_no_record_that_is_not_what_its_name_says() -> None:
    true, forged = cbor({"text": "open"}), cbor({"text": "shut"})
    section = link_to(true).cid + forged
    blocks = archive(b"\xa0") + bytes([len(section)]) + section
    operation = {"action": "create", "path": f"{POST}/1", "cid": link_to(true)}
    with pytest.raises(Unreadable) as refused:
        read_frame(commit(1, ops=[operation], blocks=blocks))
    assert "not what its name says" in refused.value.evidence


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xa0", b"\x9b" + b"\xff" * 8, b"\x81" * 5_000, b"\xbf\xff", b"\x5f\xff",
        cbor({"op": 1, "t": "#commit"}) + b"\xa1\x01\x02", cbor({"op": 1}) + cbor({}),
        commit(1) + b"\xf6", commit(1, ops=[1]), commit(1, blocks="x"), frame("#commit", seq="1"),
        b"\x9a\x00\x01\x00\x00" + b"\xf6" * 65_536, commit(1, ops=[{"path": 7}]),
        commit(1, blocks=b"\x80\x80\x80\x80\x80\x80"), cbor({"op": True, "t": "#commit"}),
    ],
)  # fmt: skip
def test_says_what_is_no_frame(data: bytes) -> None:
    with pytest.raises(Unreadable):
        listened.read("repos", data or b"\xff", HERE)


@settings(max_examples=50)
@given(st.binary(max_size=200), st.integers(0, 400), st.integers(0, 40))
def test_no_bytes_break_it(noise: bytes, at: int, cut: int) -> None:
    whole = commit(1)
    try:
        for raw in read_frame(whole[:at] + noise + whole[at + cut :]).posts:
            listened.read("repos", raw.body, HERE)
    except Unreadable:
        return


plain = st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text() | st.binary()
# DAG-CBOR has no negative zero.
numbers = st.floats(allow_nan=False, allow_infinity=False).map(lambda one: one + 0.0)
things = st.recursive(
    plain | numbers,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=50)
@given(things)
def test_reads_what_another_library_reads(thing: object) -> None:
    decoder = Decoder(cbor(thing))
    assert decoder.next() == thing == libipld.decode_dag_cbor(cbor(thing))
    assert decoder.is_over()


@settings(max_examples=50)
@given(things)
def test_no_record_breaks_it(thing: object) -> None:
    record = cbor({"text": thing, "langs": thing, "createdAt": thing})
    operation = {"action": "create", "path": f"{POST}/1", "cid": link_to(record)}
    data = commit(1, ops=[operation], blocks=archive(record))
    try:
        listened.read("repos", data, HERE)
    except Unreadable:
        return


def test_keeps_of_a_record_only_what_is_looked_at() -> None:
    record = cbor({"text": "dry", "embed": {"images": [link_to(b"1")]}, "reply": {"to": "maya"}})
    operation = {"action": "create", "path": f"{POST}/1", "cid": link_to(record)}
    (raw,) = read_frame(commit(1, ops=[operation], blocks=archive(record))).posts
    assert json.loads(raw.body)["record"] == {"text": "dry"}


@pytest.mark.parametrize("address", ["", "pds.example", "https://pds.example/path", "wss://u@x"])
def test_refuses_what_is_no_server(address: str) -> None:
    with pytest.raises(Permanent):
        Repos().place(address)


def test_takes_the_address_that_people_know() -> None:
    assert Repos().place("https://pds.example/") == "wss://pds.example"
