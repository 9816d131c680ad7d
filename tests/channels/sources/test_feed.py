"""A feed: read only when it changed, cut into entries, and what it missed is said."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels import listened
from clarion.channels.contract import Access, Permanent, Reason, Temporary, Unreadable
from clarion.channels.sources.feed.cut import ENTRIES_MAX, cut
from clarion.channels.sources.feed.source import FEED_BYTES_MAX, Feed
from tests.channels.scripted import Scripted, answering, reply
from tests.channels.sources.looking import look

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Millbrook Mail</title><link>https://mail.example</link><language>en-GB</language>
<item><title>Burst pipe &amp; no water</title><link>https://mail.example/1</link>
<guid>mail-1</guid><pubDate>Tue, 14 Apr 2026 08:30:00 +0100</pubDate>
<description>&lt;p&gt;Mill Lane is &lt;b&gt;dry&lt;/b&gt;.&lt;/p&gt;
&lt;script&gt;x()&lt;/script&gt;</description>
<content:encoded>&lt;p&gt;Mill Lane is dry since six.&lt;/p&gt;
&lt;p&gt;Crews are there.&lt;/p&gt;</content:encoded>
</item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="cy"><title>Radio</title>
<entry><id>tag:radio.example,2026:1</id><title type="html">&lt;b&gt;Dim d\xc5\xb5r&lt;/b&gt;</title>
<link rel="self" href="https://radio.example/self"/><link href="https://radio.example/1"/>
<updated>2026-04-14T07:30:00Z</updated><summary>Lon y Felin</summary></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Old</title></channel><item><title>One</title><link>https://old.example/1</link>
<dc:date>2026-04-14T09:30:00+02:00</dc:date></item></rdf:RDF>"""
HALF_PAST_SEVEN = datetime(2026, 4, 14, 7, 30, tzinfo=UTC)


def access(server: Scripted, path: str = "/feed") -> Access:
    return Access(account_id=1, address=server.url + path, allowed_hosts=frozenset({server.host}))


def read(document: bytes) -> list[tuple[str, str, str, datetime | None, str]]:
    here = Access(account_id=1, address="https://feed.example/")
    things = [thing for raw in cut(document) for thing in listened.read("feed", raw.body, here)]
    return [(one.subject, one.text, one.url, one.sent_at, one.language) for one in things]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (RSS, ("Burst pipe & no water", "Mill Lane is dry since six. Crews are there.",
               "https://mail.example/1", HALF_PAST_SEVEN, "en")),
        (ATOM, ("Dim dŵr", "Lon y Felin", "https://radio.example/1", HALF_PAST_SEVEN, "cy")),
        (RDF, ("One", "One", "https://old.example/1", HALF_PAST_SEVEN, "")),
    ],
)  # fmt: skip
def test_reads_rss_atom_and_rdf(document: bytes, expected: tuple[object, ...]) -> None:
    assert read(document) == [expected]


def test_its_author_is_the_newsroom_and_nobody_in_it() -> None:
    body = RSS.replace(b"<guid>", b"<author>maya@mail.example</author><guid>")
    (raw,) = cut(body)
    (thing,) = listened.read("feed", raw.body, Access(account_id=1, address="https://f.example/"))
    assert thing.author.name == "Millbrook Mail"
    assert b"maya" not in raw.body


@pytest.mark.parametrize(
    "document",
    [
        b"", b"hello", b"<html><body>Sorry</body></html>", RSS[:200], b"\xff\xfe\x00",
        b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>',
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>',
    ],
)  # fmt: skip
def test_says_what_is_no_feed(document: bytes) -> None:
    with pytest.raises(Unreadable):
        cut(document)


def test_an_entry_without_a_name_or_a_word_is_unreadable_by_itself() -> None:
    body = RSS.replace(b"</channel>", b"<item><title>x</title></item><item/></channel>")
    here = Access(account_id=1, address="https://feed.example/")
    good, nameless, empty = cut(body)
    assert listened.read("feed", good.body, here)
    for raw in (nameless, empty):
        with pytest.raises(Unreadable):
            listened.read("feed", raw.body, here)


@given(st.binary(max_size=300), st.integers(0, len(RSS)))
def test_no_bytes_break_it(noise: bytes, at: int) -> None:
    here = Access(account_id=1, address="https://feed.example/")
    try:
        raws = cut(RSS[:at] + noise + RSS[at:])
        for raw in raws:
            listened.read("feed", raw.body, here)
    except Unreadable:
        return


def test_reads_no_more_entries_than_the_limit() -> None:
    many = b"<item><title>x</title><guid>1</guid></item>" * (ENTRIES_MAX + 1)
    assert len(cut(b"<rss><channel>" + many + b"</channel></rss>")) == ENTRIES_MAX


def test_asks_only_for_what_changed_and_gives_only_what_is_new() -> None:
    with answering(reply(200, RSS, ETag='"7"', Last_Modified="then")) as server:
        first = look(Feed(), access(server), "")
        again = look(Feed(), access(server), first.cursor)
    assert len(first.items) == 1
    assert again.items == ()
    assert b'if-none-match: "7"' in server.requests[1].lower()
    assert b"if-modified-since: then" in server.requests[1].lower()
    with answering(reply(304)) as server:
        assert look(Feed(), access(server), first.cursor).cursor == first.cursor


def test_says_that_something_may_be_missing_when_nothing_is_left_of_the_last_time() -> None:
    with answering(reply(200, RSS)) as server:
        first = look(Feed(), access(server), "")
    with answering(reply(200, ATOM)) as server:
        assert look(Feed(), access(server), first.cursor).gap
    assert json.loads(first.cursor)["seen"]


@pytest.mark.parametrize(
    ("answer", "kind", "reason"),
    [
        (reply(404), Permanent, Reason.TARGET_GONE),
        (reply(503, Retry_After="60"), Temporary, Reason.NETWORK_DOWN),
        (reply(200, b"x" * (FEED_BYTES_MAX + 1)), Permanent, Reason.REJECTED),
        (b"HTTP/1.1 200 x\r\nContent-Length: 99\r\n\r\nhalf", Temporary, Reason.NETWORK_DOWN),
    ],
)
def test_says_how_it_failed(answer: bytes, kind: type[Exception], reason: Reason) -> None:
    with answering(answer) as server, pytest.raises(kind) as failed:
        look(Feed(), access(server), "")
    assert failed.value.reason is reason  # type: ignore[attr-defined]  # both kinds have one


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "https://10.0.0.8/", "https://[::1]/"])
def test_never_speaks_to_what_is_not_public(address: str) -> None:
    with pytest.raises(Permanent) as refused:
        look(Feed(), Access(account_id=1, address=address), "")
    assert refused.value.reason is Reason.FORBIDDEN_ADDRESS


@pytest.mark.parametrize(
    "address", ["", "mail.example", "ftp://mail.example", "https://u:p@x.example"]
)
def test_refuses_what_is_no_address(address: str) -> None:
    with pytest.raises(Permanent):
        Feed().place(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://mastodon.example/@jdoe.rss",
        "https://mastodon.example/users/jdoe.atom",
        "https://bsky.app/profile/jdoe.example/rss",
        "https://www.youtube.com/feeds/videos.xml?channel_id=UC1",
        "https://old.reddit.com/user/jdoe/.rss",
        "https://jdoe.tumblr.com/rss",
        "https://medium.com/feed/@jdoe",
        "https://nitter.example/jdoe/rss",
        "https://rsshub.example/twitter/user/jdoe",
        "https://bridge.example/x.com/jdoe",
    ],
)
def test_somebodys_account_is_no_newsroom(address: str) -> None:
    with pytest.raises(Permanent, match="somebody's account"):
        Feed().place(address)


@pytest.mark.parametrize(
    "address", ["https://mail.example/rss", "https://www.town.example/people/feed.xml?user=1"]
)
def test_takes_the_feeds_of_newsrooms(address: str) -> None:
    assert Feed().place(address) == address


def test_the_way_to_somebodys_own_post_is_not_kept() -> None:
    ((_, text, url, *_),) = read(
        RSS.replace(b"https://mail.example/1", b"https://mastodon.example/@jdoe/1")
    )
    assert (text, url) == ("Mill Lane is dry since six. Crews are there.", "")


@pytest.mark.parametrize("year", [b"0001", b"9999"])
def test_a_time_that_cannot_be_is_none(year: bytes) -> None:
    ((*_, sent_at, _language),) = read(ATOM.replace(b"2026-04", year + b"-04"))
    assert sent_at is None
