"""Clarion posts, answers and listens on Bluesky, and is never mistaken about what became of it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from clarion.channels.connectors.bluesky.capabilities import DELETIONS, NOTIFICATIONS
from clarion.channels.contract import (
    Access,
    Edge,
    Figures,
    Happening,
    Media,
    Permanent,
    Reason,
    Sent,
    Target,
    Temporary,
    Unknown,
)
from tests.channels.bluesky.accounts import NOON, PLUG, access_to, outgoing
from tests.channels.bluesky.double import US, Cut, Double, Refusal, running

PUT = "com.atproto.repo.putRecord"
POST = "app.bsky.feed.post"


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as double:
        yield double


@pytest.fixture
def us(double: Double) -> Access:
    return access_to(double)


def notice(
    number: int, *, reason: str = "mention", by: str = "maya", **more: Any
) -> dict[str, Any]:
    did = f"did:plc:{by}"
    record = {"$type": POST, "text": f"Question {number}", "createdAt": "2026-11-22T09:00:00Z"}
    return {
        "uri": f"at://{did}/{POST}/3l{number:011d}",
        "cid": f"bafyrei{number}",
        "author": {"did": did, "handle": f"{by}.example"},
        "reason": reason,
        "record": record,
        "indexedAt": (NOON + timedelta(seconds=number)).isoformat(timespec="milliseconds"),
        **more,
    }


def polled(us: Access, cursor: str, stream: str = NOTIFICATIONS) -> tuple[list[str], str]:
    """Poll once, as the postroom does: until there is no more. Returns what came, and where."""
    came: dict[str, str] = {}
    for _ in range(100):
        harvest = PLUG.collect(us, stream, cursor)
        for raw in harvest.items:
            (one,) = PLUG.normalize(raw.body, us)
            came.setdefault(raw.fingerprint, f"{one.kind} {one.remote_id.split('/')[-1]}")
        cursor = harvest.cursor
        if not harvest.more:
            return list(came.values()), cursor
    raise AssertionError("the poll never ended")


def written(double: Double) -> dict[str, Any]:
    (record,) = double.records.values()
    value: dict[str, Any] = record["value"]
    return value


# Who we are


def test_knows_who_we_are_and_until_when(double: Double, us: Access) -> None:
    profile = PLUG.probe(us)
    assert (profile.remote_id, profile.handle) == (US, "townhall.example")
    assert profile.expires_at == datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize("status", ["takendown", "suspended", "deactivated"])
def test_is_not_content_with_an_account_that_may_not_speak(double: Double, status: str) -> None:
    us = access_to(double)
    double.status = status
    with pytest.raises(Permanent) as refusal:
        PLUG.probe(us)
    assert refusal.value.reason is Reason.PERMISSION_LOST


def test_signs_in_only_where_a_session_cannot_be_refreshed(double: Double, us: Access) -> None:
    renewal = PLUG.renew(us)
    assert double.called("com.atproto.server.createSession") == []
    assert renewal.expires_at is not None
    PLUG.renew(us)  # with the refresh token that was used up a moment ago
    assert len(double.called("com.atproto.server.createSession")) == 1


def test_needs_a_person_when_neither_session_nor_password_is_good(double: Double) -> None:
    for secrets in ({"app_password": "wrong-wrong-wrong"}, {"app_password": ""}):
        us = access_to(double, refresh_token="long-gone-refresh-token", **secrets)
        with pytest.raises(Permanent) as refusal:
            PLUG.renew(us)
        assert refusal.value.reason is Reason.TOKEN_REVOKED


def test_asks_later_when_it_cannot_be_renewed_now(double: Double, us: Access) -> None:
    double.fault("com.atproto.server.refreshSession", Refusal(503, "NotEnoughResources"))
    with pytest.raises(Temporary):
        PLUG.renew(us)


# What we say


def test_p8_writes_under_one_name_in_every_attempt(double: Double, us: Access) -> None:
    double.fault(PUT, Refusal(429, "RateLimitExceeded", Retry_After="30"))
    with pytest.raises(Temporary) as failure:
        PLUG.send(us, outgoing("Yes, since noon."))
    assert failure.value.retry_after == timedelta(seconds=30)
    PLUG.send(us, outgoing("Yes, since noon."))
    PLUG.send(us, outgoing("Yes, since noon."))
    names = {(call.body["rkey"], str(call.body["record"])) for call in double.called(PUT)}
    assert len(names) == 1
    assert double.writes == 1


@pytest.mark.parametrize("error", [Cut(), Refusal(500, "InternalServerError")])
def test_p10_looks_a_record_up_by_its_name(double: Double, us: Access, error: Exception) -> None:
    double.fault(PUT, error, after=True)
    with pytest.raises(Unknown):
        PLUG.send(us, outgoing("Yes, since noon."))
    found = PLUG.look_again(us, outgoing("Yes, since noon."))
    assert isinstance(found, Sent)
    assert found.remote_id in double.records
    assert found.url == f"https://bsky.app/profile/{US}/post/{found.remote_id.split('/')[-1]}"


def test_answers_below_what_was_said_and_in_its_thread(double: Double, us: Access) -> None:
    root = {"uri": f"at://{US}/{POST}/3lroot", "cid": "bafyroot"}
    raw = notice(1, reason="reply")
    raw["record"]["reply"] = {"root": root, "parent": root}
    double.notifications.append(raw)
    harvest = PLUG.collect(us, NOTIFICATIONS, "")
    (message,) = PLUG.normalize(harvest.items[0].body, us)
    target = Target(remote_id=message.remote_id, extra=message.extra)
    PLUG.send(us, outgoing("Yes.", target=target))
    parent = {"uri": raw["uri"], "cid": raw["cid"]}
    assert written(double)["reply"] == {"root": root, "parent": parent}


def test_finds_the_thread_of_a_post_of_which_only_the_name_was_kept(
    double: Double, us: Access
) -> None:
    first = PLUG.send(us, outgoing("One.", key="1"))
    second = PLUG.send(us, outgoing("Two.", key="2", target=Target(remote_id=first.remote_id)))
    third = PLUG.send(us, outgoing("Three.", key="3", target=Target(remote_id=second.remote_id)))
    reply = double.records[third.remote_id]["value"]["reply"]
    assert (reply["root"]["uri"], reply["parent"]["uri"]) == (first.remote_id, second.remote_id)


def test_does_not_answer_what_is_gone(double: Double, us: Access) -> None:
    for name in (f"at://did:plc:maya/{POST}/3lgone", "no name at all"):
        with pytest.raises(Permanent) as refusal:
            PLUG.send(us, outgoing("Yes.", target=Target(remote_id=name)))
        assert refusal.value.reason is Reason.TARGET_GONE
    assert double.writes == 0


def test_refuses_a_private_answer(us: Access) -> None:
    with pytest.raises(Permanent) as refusal:
        PLUG.send(us, outgoing("Psst.", edge=Edge.PRIVATE))
    assert refusal.value.reason is Reason.REJECTED


def test_refuses_too_many_bytes_even_in_few_characters(double: Double, us: Access) -> None:
    with pytest.raises(Permanent) as refusal:
        PLUG.send(us, outgoing("👩‍👩‍👧‍👦" * 121))
    assert refusal.value.reason is Reason.TOO_LONG
    assert double.calls == []


PICTURE = Media(name="a.png", mime="image/png", alt="A bridge", content=b"picture")


def test_sends_pictures_with_their_words(double: Double, us: Access) -> None:
    PLUG.send(us, outgoing("Look", media=(PICTURE, replace(PICTURE, alt="A boat"))))
    images = written(double)["embed"]["images"]
    assert [(one["alt"], one["image"]["mimeType"]) for one in images] == [
        ("A bridge", "image/png"),
        ("A boat", "image/png"),
    ]


@pytest.mark.parametrize(
    "media",
    [
        (PICTURE,) * 5,
        (replace(PICTURE, mime="application/pdf"),),
        (replace(PICTURE, content=b"x" * 2_000_001),),
    ],
)
def test_refuses_what_is_no_picture_for_bluesky(
    double: Double, us: Access, media: tuple[Media, ...]
) -> None:
    with pytest.raises(Permanent) as refusal:
        PLUG.send(us, outgoing("Look", media=media))
    assert refusal.value.reason is Reason.MEDIA_REFUSED
    assert double.calls == []


def test_posts_nothing_without_its_picture(double: Double, us: Access) -> None:
    double.fault("com.atproto.repo.uploadBlob", Cut(), after=True)
    with pytest.raises(Temporary):
        PLUG.send(us, outgoing("Look", media=(PICTURE,)))
    assert double.writes == 0


def test_says_in_which_language_it_speaks(double: Double, us: Access) -> None:
    PLUG.send(us, outgoing("Ja.", language="de-AT"))
    assert written(double)["langs"] == ["de-AT"]
    PLUG.send(us, outgoing("?", key="other", language="not a language"))
    assert "langs" not in list(double.records.values())[-1]["value"]


def test_leaves_a_name_that_nobody_has_as_text(double: Double, us: Access) -> None:
    PLUG.send(us, outgoing("Ask @townhall.example or @nobody.example."))
    (facet,) = written(double)["facets"]
    assert facet["features"][0]["did"] == US


# What comes in


def test_brings_everything_although_it_comes_newest_first(double: Double, us: Access) -> None:
    minutes = range(0, 450 * 60, 60)
    double.notifications = [notice(number) for number in minutes]
    came, cursor = polled(us, "")
    assert len(came) == 450
    later = range(100_000, 100_250)
    double.notifications += [notice(number) for number in later]
    came, cursor = polled(us, cursor)
    assert {f"message 3l{number:011d}" for number in later} <= set(came)
    assert f"message 3l{0:011d}" not in came  # it stops where it knows the way


def test_finds_what_bears_an_earlier_time_than_what_is_known(double: Double, us: Access) -> None:
    double.notifications = [notice(number) for number in (0, 5000)]
    _, cursor = polled(us, "")
    double.notifications.append(notice(4000))
    assert f"message 3l{4000:011d}" in polled(us, cursor)[0]


def test_goes_on_where_a_walk_was_broken_off(double: Double, us: Access) -> None:
    double.notifications = [notice(number) for number in range(250)]
    first = PLUG.collect(us, NOTIFICATIONS, "")
    double.fault("app.bsky.notification.listNotifications", Cut())
    with pytest.raises(Temporary):
        PLUG.collect(us, NOTIFICATIONS, first.cursor)
    double.notifications.append(notice(9999))
    came, cursor = polled(us, first.cursor)
    assert len(came) == 150
    assert f"message 3l{9999:011d}" in polled(us, cursor)[0]


def test_i15_asks_for_words_only(double: Double, us: Access) -> None:
    double.notifications = [
        notice(number, reason=reason)
        for number, reason in enumerate(["like", "mention", "follow", "reply", "repost", "quote"])
    ]
    assert [one.split()[0] for one in polled(us, "")[0]] == ["message"] * 3


def test_i17_names_the_author_of_each(double: Double, us: Access) -> None:
    double.notifications = [notice(1, by="maya"), notice(2, by="noah", reason="reply")]
    harvest = PLUG.collect(us, NOTIFICATIONS, "")
    authors = [PLUG.normalize(raw.body, us)[0].author.remote_id for raw in harvest.items]
    assert authors == ["did:plc:noah", "did:plc:maya"]


def test_names_the_same_thing_the_same(double: Double, us: Access) -> None:
    double.notifications = [notice(1)]
    (first,) = PLUG.collect(us, NOTIFICATIONS, "").items
    double.notifications = [notice(1, isRead=True)]
    (second,) = PLUG.collect(us, NOTIFICATIONS, "").items
    assert first.fingerprint == second.fingerprint
    assert len(first.fingerprint) <= 128


def test_reports_a_deletion_once(double: Double, us: Access) -> None:
    double.notifications = [notice(number) for number in range(40)]
    _, cursor = polled(us, "", DELETIONS)
    double.gone = {notice(39)["uri"], notice(3)["uri"]}
    came: list[str] = []
    for _ in range(4):
        found, cursor = polled(us, cursor, DELETIONS)
        came += found
    assert sorted(came) == [f"{Happening.DELETION} 3l{number:011d}" for number in (3, 39)]


def test_takes_what_is_only_out_of_sight_for_no_deletion(double: Double, us: Access) -> None:
    double.notifications = [notice(1)]
    _, cursor = polled(us, "", DELETIONS)
    double.hidden = {notice(1)["uri"]}
    assert polled(us, cursor, DELETIONS)[0] == []


@pytest.mark.parametrize("method", ["app.bsky.feed.getPosts", "com.atproto.repo.getRecord"])
def test_concludes_nothing_from_a_broken_line(double: Double, us: Access, method: str) -> None:
    double.notifications = [notice(1)]
    _, cursor = polled(us, "", DELETIONS)
    double.gone = {notice(1)["uri"]}
    double.fault(method, Refusal(502, "UpstreamFailure"))
    with suppress(Temporary):
        found, cursor = polled(us, cursor, DELETIONS)
        assert found == []
    assert polled(us, cursor, DELETIONS)[0]


def test_refuses_what_bluesky_cannot_do(us: Access) -> None:
    for call in (
        lambda: PLUG.collect(us, "messages", ""),
        lambda: PLUG.subscribe(us, "https://town.example/hooks/1/"),
        lambda: PLUG.stand_by(us, 1),
    ):
        with pytest.raises(Permanent) as refusal:
            call()
        assert not refusal.value.account_is_broken


def test_counts_what_bluesky_counts_and_knows_no_views(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("The bridge is shut."))
    double.counts[said.remote_id] = {"replyCount": 12, "repostCount": 40, "likeCount": 0}
    figures = Figures(replies=12, reposts=40, likes=0)
    assert PLUG.figures(us, (said.remote_id,)) == {said.remote_id: figures}


def test_asks_for_twenty_five_at_once(double: Double, us: Access) -> None:
    posts = tuple(str(notice(number)["uri"]) for number in range(26))
    assert set(PLUG.figures(us, posts)) == set(posts)
    assert [len(call.params["uris"]) for call in double.called("app.bsky.feed.getPosts")] == [25, 1]


def test_takes_what_is_not_shown_yet_for_neither_counted_nor_gone(
    double: Double, us: Access
) -> None:
    said = PLUG.send(us, outgoing("The bridge is shut."))
    double.hidden = {said.remote_id}
    assert PLUG.figures(us, (said.remote_id,)) == {}
    del double.records[said.remote_id]
    assert PLUG.figures(us, (said.remote_id,)) == {said.remote_id: Figures(gone=True)}


@pytest.mark.parametrize("wrong", [-1, True, "12", 1e3, 2**60])
def test_takes_no_nonsense_for_a_figure(double: Double, us: Access, wrong: object) -> None:
    said = PLUG.send(us, outgoing("The bridge is shut."))
    double.counts[said.remote_id] = {"replyCount": wrong}
    with pytest.raises(Temporary):
        PLUG.figures(us, (said.remote_id,))
