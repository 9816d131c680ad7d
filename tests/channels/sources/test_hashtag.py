"""A hashtag on Mastodon: page after page from the last post that was seen."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels import listened
from clarion.channels.contract import Access, Permanent, Reason, Temporary, Unreadable
from clarion.channels.sources.mastodon.source import PAGE, Hashtag
from tests.channels.scripted import Scripted, answering, reply

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
        found = Hashtag().collect(access(server), "")
        Hashtag().collect(access(server), found.cursor)
    assert found.cursor == "1000"
    assert [json.loads(raw.body)["id"] for raw in found.items] == ["999", "1000"]
    assert b"min_id=1000" in server.requests[1]


def test_asks_for_more_while_pages_are_full() -> None:
    with answering(pages(*(a_post(100 + n) for n in range(PAGE)))) as server:
        assert Hashtag().collect(access(server), "50").more
        assert not Hashtag().collect(access(server), "").more  # the first time: from now on


def test_says_it_in_our_words() -> None:
    (one,) = listened.read("mastodon", json.dumps(a_post(1)).encode(), HERE)
    assert one.text == "no water\nat Mill Lane"
    assert (one.author.handle, one.author.name) == ("maya@social.example", "")


def test_what_is_not_public_is_not_read() -> None:
    raw = json.dumps(a_post(1, visibility="private")).encode()
    with pytest.raises(Unreadable):
        listened.read("mastodon", raw, HERE)


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
        Hashtag().collect(access(server), "")


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
        Hashtag().place(address)
    assert refused.value.reason is Reason.MISCONFIGURED


def test_names_who_lives_on_the_server_with_its_host() -> None:
    """As `maya` alone, she would be every maya there is."""
    elsewhere = {"acct": "maya@other.example", "url": "https://other.example/@maya"}
    handles = [
        Hashtag().normalize(json.dumps(post).encode(), HERE)[0].author.handle
        for post in (a_post(1), a_post(2, account=elsewhere), a_post(3, account={"acct": "tom"}))
    ]
    assert handles == ["maya@social.example", "maya@other.example", "tom@social.example"]
