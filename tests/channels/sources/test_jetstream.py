"""Jetstream: posts from where the last look ended, their edits and deletions, and no more."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.sync.server import ServerConnection, serve

from clarion.channels import listened
from clarion.channels.contract import Access, Happening, Permanent, Reason, Temporary, Unreadable
from clarion.channels.socket import GOES_ON
from clarion.channels.sources.bluesky import source
from clarion.channels.sources.bluesky.source import OVERLAP_MICROSECONDS, Jetstream
from tests.channels.sources.looking import look

HERE = Access(account_id=1, address="wss://jetstream.example")
POST = "app.bsky.feed.post"
AT = 1_776_150_000_000_000


def an_event(number: int = 0, operation: str = "create", **commit: object) -> dict[str, object]:
    record = {
        "$type": POST,
        "text": "no water at Mill Lane",
        "langs": ["en-GB"],
        "createdAt": "2026-04-14T07:30:00Z",
    }
    return {
        "did": "did:plc:abcdefg",
        "time_us": AT + number,
        "kind": "commit",
        "commit": {
            "operation": operation,
            "collection": POST,
            "rkey": f"3k{number}",
            **({} if operation == "delete" else {"record": record}),
            **commit,
        },
    }


class Double:
    """Speaks as Jetstream's documentation says it does; remembers how it was asked."""

    def __init__(self, events: list[dict[str, object]], pause: float) -> None:
        self.asked: list[str] = []
        self.host = ""
        self._events = events
        self._pause = pause

    def speak(self, line: ServerConnection) -> None:
        assert line.request is not None
        self.asked.append(line.request.path)
        for event in self._events:
            line.send(json.dumps(event))
            time.sleep(self._pause)
        time.sleep(self._pause)


@contextmanager
def speaking(*events: dict[str, object], pause: float = 0) -> Iterator[Double]:
    double = Double(list(events), pause)
    with serve(double.speak, "127.0.0.1", 0) as server:
        double.host = f"127.0.0.1:{server.socket.getsockname()[1]}"
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield double
        server.shutdown()
        thread.join(10)


def access(double: Double) -> Access:
    return Access(
        account_id=1, address=f"ws://{double.host}", allowed_hosts=frozenset({double.host})
    )


def test_listens_for_a_while_and_goes_on_where_it_stopped() -> None:
    with speaking(an_event(1), an_event(2)) as double:
        found = look(Jetstream(seconds=2), access(double), "")
        look(Jetstream(seconds=2), access(double), found.cursor)
    assert len(found.items) == 2
    assert found.cursor == str(AT + 2)
    asked = f"/subscribe?wantedCollections={POST}&maxMessageSizeBytes=1048576"
    assert double.asked == [
        asked,
        f"{asked}&cursor={AT + 2 - OVERLAP_MICROSECONDS}",
    ]


HOUR = 3600 * 1_000_000


def gap_after(*numbers: int) -> str:
    """Return what is noted when these events come to whoever heard one at `AT` last."""
    with speaking(*(an_event(number) for number in numbers)) as double:
        return look(Jetstream(seconds=2), access(double), str(AT)).gap


def test_says_what_it_could_not_hear() -> None:
    # Away for 30 hours: the server goes back 24 hours from now, and begins 6 hours after us.
    assert "6 hours" in gap_after(6 * HOUR, 6 * HOUR + 5)
    assert "25 hours" in gap_after(25 * HOUR)
    assert "20 minutes" in gap_after(20 * HOUR // 60)


def test_says_nothing_is_missing_where_it_hears_again_what_it_heard_last() -> None:
    assert not gap_after(0, 30 * HOUR)
    # The clocks of two servers behind one name differ a little.
    assert not gap_after(HOUR // 60)


@pytest.mark.parametrize(
    ("operation", "kind"),
    [("create", Happening.MESSAGE), ("update", Happening.EDIT), ("delete", Happening.DELETION)],
)
def test_knows_a_post_its_edit_and_its_deletion(operation: str, kind: Happening) -> None:
    (one,) = listened.read("bluesky", json.dumps(an_event(1, operation)).encode(), HERE)
    assert one.kind is kind
    assert one.remote_id == f"at://did:plc:abcdefg/{POST}/3k1"
    assert one.language in {"en", ""}


def test_likes_and_whatever_else_is_said_there_is_nothing() -> None:
    for event in (
        an_event(collection="app.bsky.feed.like"),
        {"did": "did:plc:a", "time_us": AT, "kind": "identity"},
    ):
        assert listened.read("bluesky", json.dumps(event).encode(), HERE) == ()


commits = st.dictionaries(st.sampled_from(["operation", "collection", "rkey", "record"]), st.text())
fields = st.sampled_from(["did", "kind", "commit", "time_us"])


@given(st.dictionaries(fields, st.none() | st.text() | commits))
def test_no_event_breaks_it(event: dict[str, object]) -> None:
    try:
        listened.read("bluesky", json.dumps(event).encode(), HERE)
    except Unreadable:
        return


def test_never_speaks_to_what_is_not_public_or_in_the_clear() -> None:
    for address in ("wss://127.0.0.1:1", "ws://jetstream.example", "wss://10.0.0.8"):
        with pytest.raises(Permanent) as refused:
            look(Jetstream(), Access(account_id=1, address=address), "")
        assert refused.value.reason is Reason.FORBIDDEN_ADDRESS


def test_a_server_that_is_not_there_is_asked_again_later() -> None:
    with speaking() as double:
        pass
    with pytest.raises(Temporary):
        look(Jetstream(), access(double), "")
    for address in ("", "https://x.example", "wss://u@x.example"):
        with pytest.raises(Permanent):
            Jetstream().place(address)


def test_goes_on_however_much_is_asked_for_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "EVENTS_MAX", 5)
    old = [an_event(number) for number in range(8)]
    fresh = [an_event(number) for number in range(100, 110)]
    with speaking(*old, *fresh) as double:
        harvests = list(Jetstream(seconds=5).listen(access(double), str(AT + 50)))
    assert [len(one.items) for one in harvests] == [5, 5, 5, 3]
    assert [int(one.cursor) - AT for one in harvests] == [50, 101, 106, 109]
    assert [one.rest for one in harvests] == [None, GOES_ON, GOES_ON, GOES_ON]


def test_hands_on_what_comes_within_a_moment_and_keeps_the_line() -> None:
    with speaking(*(an_event(number) for number in range(1, 9)), pause=0.3) as double:
        began, looks = time.monotonic(), []
        for one in Jetstream(seconds=20).listen(access(double), ""):
            looks.append((time.monotonic() - began, len(one.items)))
    assert len(double.asked) == 1
    assert len(looks) > 1
    assert sum(many for _, many in looks) == 8
    assert looks[0][0] < 10, "it does not wait for the end of the look"


def test_a_server_that_says_nothing_new_is_left_alone_for_a_moment() -> None:
    with speaking(an_event()) as double:
        assert look(Jetstream(seconds=5), access(double), str(AT)).rest is None
    with speaking() as double:
        assert look(Jetstream(seconds=5), access(double), str(AT)).rest is None
    with speaking(pause=2) as double:
        assert look(Jetstream(seconds=0.5), access(double), str(AT)).rest == GOES_ON
