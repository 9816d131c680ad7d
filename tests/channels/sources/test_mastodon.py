"""Timelines of Mastodon: page after page from the last post, and the stream where there is one."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.channels import listened
from clarion.channels.contract import Access, Happening, Permanent, Reason, Temporary, Unreadable
from clarion.channels.sources.mastodon.events import EVENT_BYTES_MAX, events
from clarion.channels.sources.mastodon.places import timeline
from clarion.channels.sources.mastodon.posts import PAGE, of_event
from clarion.channels.sources.mastodon.source import Mastodon
from tests.channels.scripted import Scripted, answering, reply
from tests.channels.sources.looking import look

HERE = Access(account_id=1, address="https://social.example/tags/millbrook")


def a_post(number: int, **changes: object) -> dict[str, object]:
    return {
        "id": str(number),
        "uri": f"https://social.example/posts/{number}",
        "url": f"https://social.example/@maya/{number}",
        "created_at": "2026-04-14T07:30:00.000Z",
        "visibility": "public",
        "language": "en",
        "spoiler_text": "",
        "content": "<p>no water<br>at <a href='https://x.example'>Mill Lane</a></p>",
        "account": {"acct": "maya", "url": "https://social.example/@maya", "bot": False},
        **changes,
    }


def access(server: Scripted) -> Access:
    address = f"{server.url}/tags/millbrook"
    return Access(account_id=1, address=address, allowed_hosts=frozenset({server.host}))


def pages(*posts: dict[str, object]) -> bytes:
    return reply(200, json.dumps(posts).encode())


def test_gives_the_oldest_first_and_goes_on_from_the_newest() -> None:
    with answering(pages(a_post(1000), a_post(999))) as server:
        found = look(Mastodon(), access(server), "")
        look(Mastodon(), access(server), found.cursor)
    assert found.cursor == "1000"
    assert [json.loads(raw.body)["id"] for raw in found.items] == ["999", "1000"]
    pages_asked = [one for one in server.requests if b"/timelines/tag/millbrook?" in one]
    assert b"min_id=1000" in pages_asked[1]


def test_asks_for_more_while_pages_are_full() -> None:
    with answering(pages(*(a_post(100 + n) for n in range(PAGE)))) as server:
        look(Mastodon(), access(server), "")  # the first time: from now on
        once = sum(b"/timelines/" in one for one in server.requests)
        look(Mastodon(), access(server), "50")
        assert (once, sum(b"/timelines/" in one for one in server.requests)) == (1, 3)


def test_says_it_in_our_words() -> None:
    (one,) = listened.read("mastodon", json.dumps(a_post(1)).encode(), HERE)
    assert one.text == "no water\nat Mill Lane"
    assert (one.author.handle, one.author.name) == ("maya@social.example", "")


def test_what_is_changed_or_deleted_bears_the_name_of_what_was_said() -> None:
    said, changed, gone = (
        listened.read("mastodon", json.dumps(thing).encode(), HERE)[0]
        for thing in (
            a_post(7),
            {"event": "status.update", "payload": a_post(7, content="dry")},
            {"event": "delete", "payload": "7"},
        )
    )
    assert {one.remote_id for one in (said, changed, gone)} == {"7"}
    assert (changed.kind, changed.text) == (Happening.EDIT, "dry")
    assert gone.kind is Happening.DELETION


@settings(max_examples=40)
@given(st.lists(st.binary(max_size=40) | st.just(b"\n") | st.just(b"data: x\n\n"), max_size=12))
def test_no_stream_breaks_it(pieces: list[bytes]) -> None:
    whole = list(events([b"".join(pieces)]))
    assert list(events(pieces)) == whole  # wherever the line cuts it
    for kind, data in [*whole, ("update", b"".join(pieces)), ("delete", b"".join(pieces))]:
        found = of_event(kind, data)
        try:
            listened.read("mastodon", found[1].body if found else b"{}", HERE)
        except Unreadable:
            continue


def test_a_stream_ends_at_what_is_too_large() -> None:
    large = b"x" * (EVENT_BYTES_MAX + 1)
    for pieces in ([b"data: " + large], [b"data: x\n"] * (EVENT_BYTES_MAX // 7 + 1)):
        assert list(events([*pieces, b"\n\n", b"data: 1\n\n"])) == []


def test_what_is_not_public_is_not_read() -> None:
    raw = json.dumps(a_post(1, visibility="private")).encode()
    with pytest.raises(Unreadable):
        listened.read("mastodon", raw, HERE)


def an_event(kind: str, thing: object) -> bytes:
    data = thing if isinstance(thing, str) else json.dumps(thing)
    return f":thump\nevent: {kind}\ndata: {data}\n\n".encode()


class Double:
    def __init__(self, host: str) -> None:
        self.asked: list[str] = []
        self.tokens: list[str] = []
        self.leads_to = ""
        self.over = Event()
        self.access = Access(
            account_id=1,
            address=f"http://{host}/tags/millbrook",
            secrets={"access_token": "opens-the-stream"},
            allowed_hosts=frozenset({host}),
        )


@contextmanager
def streaming(stream: bytes, *posts: dict[str, object], status: int = 200) -> Iterator[Double]:
    """A double of our own: it has a page of posts, and a stream that then falls silent."""

    class Speaker(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            double.asked.append(self.path)
            double.tokens.append(self.headers.get("Authorization", ""))
            is_stream = "/streaming/" in self.path
            self.send_response(status if is_stream else 200)
            kind = "text/event-stream" if is_stream else "application/json"
            self.send_header("Content-Type", kind)
            if status == 301:
                self.send_header("Location", double.leads_to)
            self.end_headers()
            self.wfile.write(stream if is_stream else json.dumps(posts).encode())
            self.wfile.flush()
            if is_stream and status == 200:
                double.over.wait(5)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Speaker) as server:
        double = Double(f"127.0.0.1:{server.server_address[1]}")
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield double
        double.over.set()
        server.shutdown()
        thread.join(10)


def test_opens_the_stream_first_then_fills_what_came_before_it() -> None:
    stream = an_event("update", a_post(12)) + an_event("update", a_post(13))
    stream += an_event("delete", "11") + an_event("filters_changed", "") + b"event: update\ndata: {"
    with streaming(stream, a_post(12), a_post(11)) as double:
        found = look(Mastodon(seconds=0.5), double.access, "10")
    said = [json.loads(raw.body) for raw in found.items]
    assert [one.get("id") or one["payload"] for one in said] == ["11", "12", "13", "11"]
    assert found.cursor == "13"
    assert found.rest == timedelta(0), "the next look follows at once"
    assert [one.partition("?")[0] for one in double.asked] == [
        "/api/v1/streaming/hashtag",
        "/api/v1/timelines/tag/millbrook",
    ]
    assert set(double.tokens) == {"Bearer opens-the-stream"}


@pytest.mark.parametrize("status", [401, 404, 500])
def test_reads_pages_where_there_is_no_stream(status: int) -> None:
    with streaming(b"", a_post(11), status=status) as double:
        found = look(Mastodon(seconds=0.5), double.access, "10")
    assert (len(found.items), found.cursor, found.rest) == (1, "11", None)


def test_a_full_page_is_kept_before_anybody_listens() -> None:
    with streaming(b"", *(a_post(100 - n) for n in range(PAGE))) as double:
        found = next(Mastodon(seconds=5).listen(double.access, "10"))
    assert (len(found.items), found.cursor) == (PAGE, "100")


@pytest.mark.parametrize("place", ["https://thief.example/", "http://127.0.0.1:1/", "//[", ""])
def test_carries_its_token_to_no_other_house(place: str) -> None:
    with streaming(b"", a_post(11), status=301) as double:
        double.leads_to = place
        found = look(Mastodon(seconds=0.5), double.access, "10")
    assert (len(found.items), len(double.asked)) == (1, 2)


@pytest.mark.parametrize(
    ("address", "stream", "pages"),
    [
        ("https://s.example/tags/dŵr/", "hashtag?tag=d%C5%B5r", "tag/d%C5%B5r"),
        ("https://s.example/public", "public", "public"),
        ("https://s.example/public/local", "public/local", "public"),
    ],
)
def test_knows_where_a_timeline_is(address: str, stream: str, pages: str) -> None:
    there = timeline(address)
    assert there.address == address.removesuffix("/")
    assert there.stream == f"https://s.example/api/v1/streaming/{stream}"
    assert there.pages == f"https://s.example/api/v1/timelines/{pages}"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (reply(401), Permanent), (reply(422), Permanent), (reply(500), Temporary),
        (reply(429, Retry_After="30"), Temporary), (reply(200, b"{}"), Temporary),
        (reply(200, b"<html>"), Temporary),
    ],
)  # fmt: skip
def test_says_how_it_failed(answer: bytes, kind: type[Exception]) -> None:
    with answering(answer) as server, pytest.raises(kind):
        look(Mastodon(), access(server), "")


def plain(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    fields = st.dictionaries(st.sampled_from(list(a_post(1))), inner)
    return st.lists(inner, max_size=3) | fields


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), plain, max_leaves=8))
def test_no_post_breaks_it(post: object) -> None:
    try:
        listened.read("mastodon", json.dumps(post).encode(), HERE)
    except Unreadable:
        return


@pytest.mark.parametrize("address", ["", "social.example", "https://social.example/@maya"])
def test_refuses_what_is_no_hashtag(address: str) -> None:
    with pytest.raises(Permanent) as refused:
        Mastodon().place(address)
    assert refused.value.reason is Reason.MISCONFIGURED


def test_names_who_lives_on_the_server_with_its_host() -> None:
    """As `maya` alone, she would be every maya there is."""
    elsewhere = {"acct": "maya@other.example", "url": "https://other.example/@maya"}
    handles = [
        Mastodon().normalize(json.dumps(post).encode(), HERE)[0].author.handle
        for post in (a_post(1), a_post(2, account=elsewhere), a_post(3, account={"acct": "tom"}))
    ]
    assert handles == ["maya@social.example", "maya@other.example", "tom@social.example"]
