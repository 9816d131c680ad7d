"""Clarion's plug for Bluesky speaks to a whole Bluesky network, and to no double of it."""

import base64
import hashlib
import hmac
import io
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from atproto.exceptions import BadRequestError
from PIL import Image

from clarion.channels.connectors.bluesky.capabilities import DELETIONS, NOTIFICATIONS
from clarion.channels.connectors.bluesky.connector import Bluesky
from clarion.channels.contract import (
    Absent,
    Access,
    Arrived,
    Counting,
    Deed,
    Edge,
    Figures,
    Happening,
    InThread,
    Media,
    Outgoing,
    Permanent,
    Reason,
    Rendition,
    Sent,
    Target,
    Temporary,
    Unknown,
    length,
)
from tests.peers.bluesky.network import PASSWORD, Citizen, Network, Said
from tests.peers.waiting import wait_until

pytestmark = pytest.mark.peer

PLUG = Bluesky()
# The key with which @atproto/dev-env lets its server sign sessions.
SIGNING_KEY = b"jwt-secret"
_NUMBERS = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An account of ours, connected as the postroom does it."""

    access: Access
    citizen: Citizen

    def said(self) -> list[str]:
        """The texts of all our posts, as their server holds them."""
        records = self.citizen.client.com.atproto.repo.list_records(
            {"repo": self.citizen.did, "collection": "app.bsky.feed.post", "limit": 100}
        )
        return [record.value.text for record in records.records]

    def came(self, stream: str = NOTIFICATIONS) -> list[Arrived]:
        """Everything on a stream, from the beginning."""
        cursor, came = "", []
        for _ in range(50):
            harvest = PLUG.collect(self.access, stream, cursor)
            came += [one for raw in harvest.items for one in PLUG.normalize(raw.body, self.access)]
            cursor = harvest.cursor
            if not harvest.more:
                break
        return came


def connected(network: Network) -> Office:
    number = next(_NUMBERS)
    citizen = network.citizen(f"townhall{number}.test")
    access = Access(
        account_id=1,
        address=f"@{citizen.handle}",
        settings={"service": network.pds_url},
        secrets={"app_password": PASSWORD},
        allowed_hosts=frozenset({network.pds_url.removeprefix("http://")}),
    )
    access = renewed(access)
    profile = PLUG.probe(access)
    assert profile.handle == citizen.handle
    assert profile.expires_at is not None
    assert profile.expires_at > datetime.now(UTC)
    return Office(access=replace(access, remote_id=profile.remote_id), citizen=citizen)


def renewed(access: Access) -> Access:
    renewal = PLUG.renew(access)
    return replace(access, secrets={**access.secrets, **renewal.secrets})


def resident(network: Network) -> Citizen:
    return network.citizen(f"resident{next(_NUMBERS)}.test")


def outgoing(
    text: str, *, target: Target | None = None, key: str = "", media: tuple[Media, ...] = ()
) -> Outgoing:
    return Outgoing(
        key=key or f"dispatch-{next(_NUMBERS)}",
        made_at=datetime.now(UTC),
        account_id=1,
        edge=Edge.PUBLIC,
        rendition=Rendition(text=text, language="en", media=media),
        target=target,
    )


def answering(message: Arrived) -> Target:
    return Target(
        remote_id=message.remote_id,
        thread_id=message.thread_id,
        author_id=message.author.remote_id,
        extra=message.extra,
    )


def write(citizen: Citizen, kind: str, **record: object) -> None:
    """Write a record as any other program would."""
    whole = {"$type": kind, "createdAt": "2026-11-22T09:30:00Z", **record}
    citizen.client.com.atproto.repo.create_record(
        {"repo": citizen.did, "collection": kind, "record": whole}
    )


def sent(outcome: object) -> Sent:
    assert isinstance(outcome, Sent), outcome
    return outcome


def test_answers_a_mention_exactly_once(bluesky: Network) -> None:
    office, maya = connected(bluesky), resident(bluesky)
    question = maya.say("is the bridge open?", to=office.citizen)
    wait_until(office.came, what="the question")
    (message,) = office.came()
    assert (message.kind, message.remote_id) == (Happening.MESSAGE, question.uri)
    assert (message.author.remote_id, message.author.handle) == (maya.did, maya.handle)
    assert message.text == f"@{office.citizen.handle} is the bridge open?"

    answer = outgoing("Yes, since noon.", target=answering(message))
    outcomes = {sent(PLUG.send(office.access, answer)).remote_id for _ in range(3)}
    assert outcomes == {sent(PLUG.look_again(office.access, answer)).remote_id}
    assert office.said() == ["Yes, since noon."]
    wait_until(lambda: maya.replies_to(question), what="the answer")
    assert maya.replies_to(question) == ["Yes, since noon."]


def test_i17_follows_a_thread_with_its_authors(bluesky: Network) -> None:
    office, maya, noah = connected(bluesky), resident(bluesky), resident(bluesky)
    notice = sent(PLUG.send(office.access, outgoing("The bridge is closed.")))
    wait_until(lambda: maya.client.get_posts([notice.remote_id]).posts, what="our post")
    from_maya = maya.say("why?", in_reply_to=said(notice))
    wait_until(lambda: noah.client.get_posts([from_maya.uri]).posts, what="her reply")
    from_noah = noah.say("ice", in_reply_to=from_maya)
    wait_until(lambda: len(office.came()) == 2, what="both replies")
    came = {one.remote_id: one for one in office.came()}
    assert came[from_maya.uri].author.remote_id == maya.did
    assert came[from_noah.uri].author.remote_id == noah.did
    assert came[from_noah.uri].parent_id == from_maya.uri
    assert {one.thread_id for one in came.values()} == {notice.remote_id}
    # Below his, our answer stands in the same thread.
    below = outgoing("It is salted now.", target=answering(came[from_noah.uri]))
    answer = sent(PLUG.send(office.access, below))
    wait_until(lambda: noah.replies_to(from_noah), what="our answer")
    # And we can go on below our own words, of which only the name was kept.
    more = outgoing("And tomorrow again.", target=Target(remote_id=answer.remote_id))
    sent(PLUG.send(office.access, more))
    wait_until(lambda: noah.replies_to(said(answer)), what="our second answer")


def test_a_thread_of_ours_has_its_root_and_its_parents(bluesky: Network) -> None:
    office, maya = connected(bluesky), resident(bluesky)
    posts: list[Sent] = []
    for number in range(1, 4):
        below = posts[-1].remote_id if posts else ""
        words = replace(
            outgoing(f"Number {number}.", target=Target(remote_id=below) if below else None),
            thread=InThread(number=number, of=3, follows="0" * 64 if below else ""),
        )
        outcomes = {sent(PLUG.send(office.access, words)) for _ in range(2)}
        assert outcomes == {sent(PLUG.look_again(office.access, words))}
        posts += outcomes
    top, middle, last = posts
    wait_until(lambda: maya.client.get_posts([last.remote_id]).posts, what="the last post")
    (shown,) = maya.client.get_posts([last.remote_id]).posts
    assert shown.record.reply.root.uri == top.remote_id
    assert shown.record.reply.parent.uri == middle.remote_id
    for one in reversed(posts):  # the last first
        down = replace(outgoing(""), deed=Deed.TAKE_DOWN, said_id=one.remote_id)
        sent(PLUG.take_down(office.access, down))
    assert office.said() == []


def said(post: Sent) -> Said:
    return Said(uri=post.remote_id, cid=post.proof)


def test_sees_a_quote(bluesky: Network) -> None:
    office, maya = connected(bluesky), resident(bluesky)
    post = sent(PLUG.send(office.access, outgoing("The bridge is closed.")))
    wait_until(lambda: maya.client.get_posts([post.remote_id]).posts, what="our post")
    reference = {"uri": post.remote_id, "cid": post.proof}
    embed = {"$type": "app.bsky.embed.record", "record": reference}
    write(maya, "app.bsky.feed.post", text="Look at this", embed=embed)
    wait_until(office.came, what="the quote")
    (quote,) = office.came()
    assert quote.text == "Look at this"
    assert quote.extra["quoted"] == post.remote_id


def test_i15_collects_words_and_no_likes(bluesky: Network) -> None:
    office, maya = connected(bluesky), resident(bluesky)
    post = sent(PLUG.send(office.access, outgoing("The bridge is open.")))
    wait_until(lambda: maya.client.get_posts([post.remote_id]).posts, what="our post")
    subject = {"uri": post.remote_id, "cid": post.proof}
    write(maya, "app.bsky.feed.like", subject=subject)
    write(maya, "app.bsky.feed.repost", subject=subject)
    write(maya, "app.bsky.graph.follow", subject=office.access.remote_id)
    maya.say("thank you", in_reply_to=said(post))
    wait_until(lambda: len(office.citizen.notices()) == 4, what="all four")
    assert [one.text for one in office.came()] == ["thank you"]
    # The very same events, taken without the filter, are known and are no messages.
    kinds = []
    for notice in office.citizen.notices():
        raw = json.dumps(json.loads(notice.model_dump_json(by_alias=True))).encode()
        kinds += [one.kind for one in PLUG.normalize(raw, office.access)]
    assert sorted(kinds) == ["message", "reaction", "reaction", "reaction"]


def test_misses_nothing_when_more_than_a_page_came(bluesky: Network) -> None:
    """Not even where three share an instant, of which the network's own pages may lose two."""
    office, maya = connected(bluesky), resident(bluesky)
    maya.say("the first", to=office.citizen)
    wait_until(office.came, what="the first")
    poll = Poll(office)
    assert poll.look() == 1
    now = datetime.now(UTC)
    for start in range(0, 240, 80):
        maya.client.com.atproto.repo.apply_writes(
            {
                "repo": maya.did,
                "writes": [
                    mentioning(office, number, at=now - timedelta(milliseconds=number // 3))
                    for number in range(start, start + 80)
                ],
            }
        )
    wait_until(lambda: poll.look() == 241, what="all of them")
    assert poll.pages > poll.looks


def test_i6_shows_again_what_came_and_stops_where_it_is_old_enough(bluesky: Network) -> None:
    office, maya = connected(bluesky), resident(bluesky)
    for number in range(3):
        maya.say(f"number {number}", to=office.citizen)
    wait_until(lambda: len(office.came()) == 3, what="all three")
    hour_ago = datetime.now(UTC) - timedelta(hours=1)
    shown = PLUG.look_back(office.access, NOTIFICATIONS, hour_ago, "")
    fetched = PLUG.collect(office.access, NOTIFICATIONS, "")
    assert {raw.fingerprint for raw in shown.items} == {raw.fingerprint for raw in fetched.items}
    assert not shown.more
    assert PLUG.look_back(office.access, DELETIONS, hour_ago, "").items == ()


class Poll:
    """Looks again and again, as the postroom does, and keeps what came."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._cursor = ""
        self._came: set[str] = set()
        self.looks = self.pages = 0

    def look(self) -> int:
        self.looks += 1
        more = True
        while more:
            harvest = PLUG.collect(self._office.access, NOTIFICATIONS, self._cursor)
            self._came |= {raw.fingerprint for raw in harvest.items}
            self._cursor, more = harvest.cursor, harvest.more
            self.pages += 1
        return len(self._came)


def mentioning(office: Office, number: int, *, at: datetime) -> dict[str, object]:
    name = f"@{office.citizen.handle}"
    feature = {"$type": "app.bsky.richtext.facet#mention", "did": office.citizen.did}
    return {
        "$type": "com.atproto.repo.applyWrites#create",
        "collection": "app.bsky.feed.post",
        "value": {
            "$type": "app.bsky.feed.post",
            "text": f"{name} {number}",
            "createdAt": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "facets": [{"index": {"byteStart": 0, "byteEnd": len(name)}, "features": [feature]}],
        },
    }


def test_sees_that_a_post_was_deleted(bluesky: Network) -> None:
    office, maya = connected(bluesky), resident(bluesky)
    stays = maya.say("this stays", to=office.citizen)
    goes = maya.say("this goes", to=office.citizen)
    wait_until(lambda: len(office.came()) == 2, what="both")
    first = PLUG.collect(office.access, DELETIONS, "")
    assert first.items == ()
    maya.client.delete_post(goes.uri)
    wait_until(lambda: len(office.came()) == 1, what="the deletion")
    second = PLUG.collect(office.access, DELETIONS, first.cursor)
    (gone,) = [one for raw in second.items for one in PLUG.normalize(raw.body, office.access)]
    assert (gone.kind, gone.remote_id) == (Happening.DELETION, goes.uri)
    assert gone.author.remote_id == maya.did
    assert PLUG.collect(office.access, DELETIONS, second.cursor).items == ()
    assert [one.remote_id for one in office.came()] == [stays.uri]


def test_takes_a_post_out_of_sight_for_no_deleted_one(bluesky: Network) -> None:
    office, maya = connected(bluesky), resident(bluesky)
    maya.say("here I am", to=office.citizen)
    wait_until(office.came, what="her post")
    first = PLUG.collect(office.access, DELETIONS, "")
    write(office.citizen, "app.bsky.graph.block", subject=maya.did)
    wait_until(lambda: not office.came(), what="the block")
    assert PLUG.collect(office.access, DELETIONS, first.cursor).items == ()


def test_p10_finds_what_was_accepted_when_the_line_broke(bluesky: Network) -> None:
    office = connected(bluesky)
    words = outgoing("The bridge is open.")
    with cutting(bluesky.pds_url) as service:
        deaf = replace(
            office.access,
            settings={"service": service},
            allowed_hosts=frozenset({service.removeprefix("http://")}),
        )
        with pytest.raises(Unknown):
            PLUG.send(deaf, words)
    wait_until(office.said, what="our post")
    found = sent(PLUG.look_again(office.access, words))
    assert sent(PLUG.send(office.access, words)).remote_id == found.remote_id
    assert office.said() == ["The bridge is open."]


def test_p10_says_that_nothing_is_there(bluesky: Network) -> None:
    office = connected(bluesky)
    assert isinstance(PLUG.look_again(office.access, outgoing("Never said.")), Absent)


def test_never_replaces_what_was_said(bluesky: Network) -> None:
    office = connected(bluesky)
    words = outgoing("The bridge is open.", key="same")
    sent(PLUG.send(office.access, words))
    with pytest.raises(Unknown):
        PLUG.send(office.access, replace(words, rendition=Rendition(text="The bridge is shut.")))
    assert office.said() == ["The bridge is open."]


def test_takes_down_what_it_said(bluesky: Network) -> None:
    office = connected(bluesky)
    said = sent(PLUG.send(office.access, outgoing("The bridge is shut.")))
    order = replace(outgoing(""), deed=Deed.TAKE_DOWN, said_id=said.remote_id)
    assert isinstance(PLUG.look_again(office.access, order), Absent), "it stands there"
    sent(PLUG.take_down(office.access, order))
    assert office.said() == []
    sent(PLUG.look_again(office.access, order))
    sent(PLUG.take_down(office.access, order))


def test_counts_replies_and_knows_what_is_gone(bluesky: Network) -> None:
    office, maya = connected(bluesky), resident(bluesky)
    said = sent(PLUG.send(office.access, outgoing("The bridge is shut.")))
    post = said.remote_id

    def told() -> Figures | None:
        return PLUG.figures(office.access, (post,)).get(post)

    assert told() != Figures(gone=True), "it may not be shown yet"
    wait_until(told, what="its figures")
    maya.say("since when?", in_reply_to=Said(uri=post, cid=said.proof))
    counted = Figures(replies=1, reposts=0, likes=0)
    wait_until(lambda: told() == counted, what="her reply")
    PLUG.take_down(office.access, replace(outgoing(""), deed=Deed.TAKE_DOWN, said_id=post))
    wait_until(lambda: told() == Figures(gone=True), what="its end")


def test_corrects_in_a_reply_to_what_it_said(bluesky: Network) -> None:
    office = connected(bluesky)
    said = sent(PLUG.send(office.access, outgoing("The bridge is shut.")))
    correction = outgoing(
        "CORRECTION. The bridge is open.", target=Target(remote_id=said.remote_id)
    )
    sent(PLUG.send(office.access, correction))
    records = office.citizen.client.com.atproto.repo.list_records(
        {"repo": office.citizen.did, "collection": "app.bsky.feed.post", "limit": 10}
    )
    (reply,) = [one.value for one in records.records if one.value.reply]
    assert reply.reply.parent.uri == reply.reply.root.uri == said.remote_id


def test_changes_nothing_that_stands(bluesky: Network) -> None:
    office = connected(bluesky)
    with pytest.raises(Permanent):
        PLUG.change(office.access, outgoing("The bridge is open."))


def test_k6_renews_a_session_that_has_ended(bluesky: Network) -> None:
    office = connected(bluesky)
    ended = replace(
        office.access,
        secrets={
            **office.access.secrets,
            "access_token": signed_anew(office.access.secrets["access_token"]),
        },
    )
    for call in (
        lambda: PLUG.send(ended, outgoing("Too late.")),
        lambda: PLUG.collect(ended, NOTIFICATIONS, ""),
        lambda: PLUG.probe(ended),
    ):
        with pytest.raises(Temporary) as failure:
            call()
        assert failure.value.reason is Reason.TOKEN_EXPIRED
    assert office.said() == []
    sent(PLUG.send(renewed(ended), outgoing("In time.")))
    # Where the refresh token is of no use either, the app password is the way back.
    lost = replace(ended, secrets={**ended.secrets, "refresh_token": "e30.e30.nothing"})
    sent(PLUG.send(renewed(lost), outgoing("Again.")))
    assert sorted(office.said()) == ["Again.", "In time."]


def test_needs_a_person_when_the_password_is_wrong(bluesky: Network) -> None:
    office = connected(bluesky)
    wrong = replace(office.access, secrets={"app_password": "not-this-one-at-all"})
    with pytest.raises(Permanent) as refusal:
        PLUG.renew(wrong)
    assert refusal.value.reason is Reason.TOKEN_REVOKED
    assert "not-this-one-at-all" not in str(refusal.value)


@pytest.mark.parametrize(
    "unit",
    [
        "x",
        "é",
        "e\u0301",
        "ß",
        "日",
        "क्षि",
        "👍🏽",
        "👩‍👩‍👧‍👦",
        "🇩🇪",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "❤️",
        "각",
        "\r\n",
        "นำ",
        "ன்",
    ],
)
def test_counts_three_hundred_characters_as_bluesky_does(server: Office, unit: str) -> None:
    """Up to the byte limit we agree with the real server on what is too long, and what is not."""
    fits = min(300, 3000 // len(unit.encode()))
    assert length(unit * fits, Counting.GRAPHEMES) == fits
    assert sent(PLUG.send(server.access, outgoing(unit * fits))).remote_id
    with pytest.raises(Permanent) as refusal:
        PLUG.send(server.access, outgoing(unit * (fits + 1)))
    assert refusal.value.reason is Reason.TOO_LONG
    with pytest.raises(BadRequestError):
        write(server.citizen, "app.bsky.feed.post", text=unit * (fits + 1))


def test_shows_pictures_links_names_and_hashtags(bluesky: Network) -> None:
    office, maya = connected(bluesky), resident(bluesky)
    buffer = io.BytesIO()
    Image.new("RGB", (8, 6), "teal").save(buffer, "PNG")
    picture = Media(name="a.png", mime="image/png", alt="A bridge", content=buffer.getvalue())
    text = f"Grüße 🌉 @{maya.handle} @nobody.test https://town.example/ä?x=1. #Brücke!"
    post = sent(PLUG.send(office.access, outgoing(text, media=(picture,))))
    wait_until(maya.notices, what="the mention to arrive")
    (seen,) = maya.client.get_posts([post.remote_id]).posts
    assert [one.alt for one in seen.embed.images] == ["A bridge"]
    assert seen.record.langs == ["en"]
    whole = text.encode()
    marked = {
        whole[facet.index.byte_start : facet.index.byte_end].decode(): facet.features[0].py_type
        for facet in seen.record.facets
    }
    assert marked == {
        f"@{maya.handle}": "app.bsky.richtext.facet#mention",
        "https://town.example/ä?x=1": "app.bsky.richtext.facet#link",
        "#Brücke": "app.bsky.richtext.facet#tag",
    }


@pytest.fixture(scope="module")
def server(bluesky: Network) -> Office:
    """One office for all that is only counted."""
    return connected(bluesky)


@contextmanager
def cutting(url: str) -> Iterator[str]:
    """A line to `url` that carries everything there, and breaks when the answer comes."""
    host, port = url.removeprefix("http://").split(":")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(20)

        def carry() -> None:
            caller, _ = listener.accept()
            with caller, socket.create_connection((host, int(port))) as server:
                caller.settimeout(0.05)
                server.settimeout(0.05)
                while not _heard(server):
                    server.sendall(_heard(caller))

        thread = threading.Thread(target=carry)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join()


def _heard(line: socket.socket) -> bytes:
    try:
        return line.recv(65536)
    except TimeoutError:
        return b""


def signed_anew(token: str) -> str:
    """The same session, but it ended an hour ago."""
    head, claims, _ = token.split(".")
    said = json.loads(base64.urlsafe_b64decode(claims + "=="))
    said["exp"] = int((datetime.now(UTC) - timedelta(hours=1)).timestamp())
    body = f"{head}.{_base64(json.dumps(said).encode())}"
    return f"{body}.{_base64(hmac.new(SIGNING_KEY, body.encode(), hashlib.sha256).digest())}"


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")
