"""X's plug says once what it was given, finds what was lost, and keeps its session alive."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from clarion.channels.contract import (
    Absent,
    Access,
    Arrived,
    Deed,
    Edge,
    Failure,
    Figures,
    Happening,
    Outgoing,
    Permanent,
    Reason,
    Sent,
    Target,
    Temporary,
    Unknown,
)
from tests.channels.x.accounts import PICTURE, PLUG, access_to, outgoing
from tests.channels.x.double import US, Cut, Double, Refusal, running


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as it:
        yield it


@pytest.fixture
def access(double: Double) -> Access:
    return access_to(double)


def refused(access: Access, words: Outgoing) -> Failure:
    with pytest.raises(Failure) as refusal:
        PLUG.send(access, words)
    return refusal.value


def lost(double: Double, access: Access, words: Outgoing) -> Outgoing:
    """Words that X took, and whose answer nobody heard."""
    double.fault("POST tweets", Cut(), after=True)
    assert isinstance(refused(access, words), Unknown)
    return words


def heard(access: Access, cursor: str) -> tuple[list[Arrived], str]:
    harvest = PLUG.collect(access, "mentions", cursor)
    return [PLUG.normalize(raw.body, access)[0] for raw in harvest.items], harvest.cursor


# Sessions


def test_knows_who_it_is(access: Access) -> None:
    profile = PLUG.probe(replace(access, remote_id=""))
    assert (profile.remote_id, profile.handle) == (US, "@townhall")


def test_keeps_the_new_refresh_token_for_the_old_one_works_once(
    double: Double, access: Access
) -> None:
    fresh = PLUG.renew(access)
    assert fresh.expires_at is not None
    assert timedelta(hours=1) < fresh.expires_at - datetime.now(UTC) < timedelta(hours=3)
    assert PLUG.probe(fresh.onto(access))
    assert PLUG.renew(fresh.onto(access))
    with pytest.raises(Permanent) as refusal:
        PLUG.renew(access)
    assert refusal.value.reason is Reason.TOKEN_REVOKED


def test_says_so_when_the_app_is_not_known(double: Double, access: Access) -> None:
    with pytest.raises(Permanent) as refusal:
        PLUG.renew(replace(access, secrets={**access.secrets, "client_secret": "of another"}))
    assert refusal.value.reason is Reason.MISCONFIGURED


def test_asks_for_a_renewal_when_a_session_has_ended(double: Double, access: Access) -> None:
    double.tokens.clear()
    failure = refused(access, outgoing("Hello."))
    assert (type(failure), failure.reason) == (Temporary, Reason.TOKEN_EXPIRED)
    assert PLUG.send(PLUG.renew(access).onto(access), outgoing("Hello."))


# Saying


def test_answers_below(double: Double, access: Access) -> None:
    asked = double.mention("@townhall When?")
    PLUG.send(access, outgoing("At noon.", target=Target(remote_id=asked["id"])))
    (call,) = double.called("POST tweets")
    assert call.body["reply"]["in_reply_to_tweet_id"] == asked["id"]
    assert call.body["reply"]["auto_populate_reply_metadata"] is True


def test_says_nothing_in_private(double: Double, access: Access) -> None:
    assert refused(access, outgoing("Psst.", edge=Edge.PRIVATE)).reason is Reason.REJECTED
    assert not double.calls


def test_uploads_and_describes_pictures_and_waits(double: Double, access: Access) -> None:
    double.work_left = 3
    PLUG.send(access, outgoing("Here.", media=(PICTURE,)))
    (medium,) = double.media.values()
    assert (medium["content"], medium["alt"]) == (PICTURE.content, PICTURE.alt)
    (post,) = double.own()
    assert len(post["attachments"]["media_keys"]) == 1


def test_publishes_nothing_while_a_picture_is_being_made(double: Double, access: Access) -> None:
    double.work_left = 99
    assert isinstance(refused(access, outgoing("Here.", media=(PICTURE,))), Temporary)
    assert not double.own()


@pytest.mark.parametrize(
    "media",
    [
        (PICTURE,) * 5,
        (replace(PICTURE, mime="image/svg+xml"),),
        (replace(PICTURE, content=b"x" * 5_000_001),),
        (replace(PICTURE, alt="x" * 1001),),
    ],
    ids=["many", "kind", "size", "description"],
)
def test_sends_no_picture_that_x_would_refuse(
    double: Double, access: Access, media: tuple[object, ...]
) -> None:
    words = outgoing("Here.", media=media)  # type: ignore[arg-type]
    assert refused(access, words).reason is Reason.MEDIA_REFUSED
    assert not double.calls


def test_counts_as_x_counts(double: Double, access: Access) -> None:
    assert PLUG.send(access, outgoing("道" * 140))
    assert refused(access, outgoing("道" * 141)).reason is Reason.TOO_LONG
    assert PLUG.send(access, outgoing("x" * 256 + " https://town.example/" + "y" * 300))


@pytest.mark.parametrize(
    ("refusal", "kind", "reason"),
    [
        (Refusal(403), Permanent, Reason.REJECTED),
        (Refusal(403, "client-forbidden"), Permanent, Reason.PERMISSION_LOST),
        (Refusal(402), Permanent, Reason.PERMISSION_LOST),
        (Refusal(429), Temporary, Reason.RATE_LIMITED),
        (Refusal(503), Unknown, Reason.NETWORK_DOWN),
    ],
    ids=str,
)
def test_is_honest_about_every_refusal(
    double: Double, access: Access, refusal: Refusal, kind: type[Failure], reason: Reason
) -> None:
    double.fault("POST tweets", refusal)
    failure = refused(access, outgoing("Hello."))
    assert (type(failure), failure.reason) == (kind, reason)


def test_waits_as_long_as_x_asks(double: Double, access: Access) -> None:
    then = str(int(datetime.now(UTC).timestamp()) + 120)
    double.fault("POST tweets", Refusal(429, x_rate_limit_reset=then))
    failure = refused(access, outgoing("Hello."))
    assert isinstance(failure, Temporary)
    assert failure.retry_after
    assert 110 < failure.retry_after.total_seconds() < 125


# Finding what was lost


@pytest.mark.parametrize("media", [(), (PICTURE,)], ids=["words", "picture"])
@pytest.mark.parametrize("answers", [False, True], ids=["post", "answer"])
@pytest.mark.parametrize(
    "text",
    [
        "One line.",
        "First.\nSecond & <third>.",
        "See https://town.example/a?b=c&d=e#f, then https://town.example/",
        "Straße 道 👍🏽",
        "@maya Yes.",
    ],
)
def test_finds_what_was_lost(
    double: Double, access: Access, text: str, answers: bool, media: tuple[object, ...]
) -> None:
    target = Target(remote_id=double.mention("@townhall?")["id"]) if answers else None
    words = outgoing(text, target=target, media=media)  # type: ignore[arg-type]
    found = PLUG.look_again(access, lost(double, access, words))
    assert isinstance(found, Sent)
    assert found.remote_id == double.own()[0]["id"]


@pytest.mark.parametrize("ahead", [timedelta(hours=-3), timedelta(hours=3)])
def test_finds_it_whatever_x_takes_for_the_time(
    double: Double, access: Access, ahead: timedelta
) -> None:
    double.ahead = ahead
    assert isinstance(PLUG.look_again(access, lost(double, access, outgoing("Late."))), Sent)


def test_takes_nothing_else_for_it(double: Double, access: Access) -> None:
    asked = double.mention("@townhall?")
    double.post(US, "Road closed.", created_at="2026-11-01T12:00:00.000Z")
    for other in (
        outgoing("Road closed!"),
        outgoing("road closed."),
        outgoing("Road closed.", media=(PICTURE,)),
        outgoing("Road closed.", target=Target(remote_id=asked["id"])),
    ):
        PLUG.send(access, other)
    assert isinstance(PLUG.look_again(access, outgoing("Road closed.")), Absent)


def test_leaves_two_alike_to_a_person(double: Double, access: Access) -> None:
    PLUG.send(access, outgoing("Road closed.", key="a"))
    with pytest.raises(Unknown):
        PLUG.look_again(access, lost(double, access, outgoing("Road closed.", key="b")))


def test_is_sure_of_nothing_before_it_has_looked_far_enough(double: Double, access: Access) -> None:
    for number in range(150):
        double.post(US, f"Number {number}.")
    words = outgoing("Never.", made_at=datetime.now(UTC) - timedelta(minutes=5))
    assert isinstance(PLUG.look_again(access, words), Absent)
    for number in range(200):
        double.post(US, f"Again {number}.")
    with pytest.raises(Temporary):
        PLUG.look_again(access, words)


# Putting right


def test_takes_down_once_and_for_all(double: Double, access: Access) -> None:
    said = PLUG.send(access, outgoing("Wrong."))
    order = outgoing("", deed=Deed.TAKE_DOWN, said_id=said.remote_id)
    assert isinstance(PLUG.look_again(access, order), Absent)
    double.fault(f"DELETE tweets/{said.remote_id}", Cut(), after=True)
    with pytest.raises(Unknown):
        PLUG.take_down(access, order)
    assert isinstance(PLUG.look_again(access, order), Sent)
    assert PLUG.take_down(access, order)


def test_gives_no_other_words_to_what_was_said(access: Access) -> None:
    with pytest.raises(Permanent):
        PLUG.change(access, outgoing("Open.", deed=Deed.CHANGE, said_id="1"))


# Listening


def test_hears_every_mention_and_goes_on_behind_the_last(double: Double, access: Access) -> None:
    for number in range(230):
        double.mention(f"@townhall {number}")
    cursor, texts, more = "", [], True
    while more:
        harvest = PLUG.collect(access, "mentions", cursor)
        texts += [PLUG.normalize(raw.body, access)[0].text for raw in harvest.items]
        cursor, more = harvest.cursor, harvest.more
    assert sorted(texts) == sorted(f"@townhall {number}" for number in range(230))
    double.mention("@townhall New")
    (call, *_) = [*double.called("GET users/2244994945/mentions")[::-1]]
    assert "since_id" not in call.params
    told, _ = heard(access, cursor)
    assert told[-1].text == "@townhall New"
    assert double.calls[-1].params["since_id"]


def test_looks_again_at_the_last_minute_only(double: Double, access: Access) -> None:
    double.ahead = timedelta(hours=-1)
    double.mention("@townhall An hour ago")
    double.ahead = timedelta(0)
    double.mention("@townhall Now")
    _, cursor = heard(access, "")
    assert [one.text for one in heard(access, cursor)[0]] == ["@townhall Now"]


def test_reads_an_edit_as_an_edit(double: Double, access: Access) -> None:
    first = double.mention("@townhall A lmp")
    second = double.mention("@townhall A lamp")
    second["edit_history_tweet_ids"] = [first["id"], second["id"]]
    message, edit = heard(access, "")[0]
    assert (message.kind, edit.kind) == (Happening.MESSAGE, Happening.EDIT)
    assert message.remote_id == edit.remote_id
    assert edit.text == "@townhall A lamp"


def test_looks_back_as_far_as_it_is_asked(double: Double, access: Access) -> None:
    for number in range(130):
        double.mention(f"@townhall {number}")
    since = datetime(2026, 1, 1, tzinfo=UTC)
    first = PLUG.look_back(access, "mentions", since, "")
    second = PLUG.look_back(access, "mentions", since, first.cursor)
    assert (len(first.items), len(second.items)) == (100, 30)
    assert (first.more, second.more) == (True, False)
    assert double.calls[-1].params["start_time"] == ["2026-01-01T00:00:00Z"]


@pytest.mark.parametrize("cursor", ["x", "[]", '{"seen":"a"}', '{"other":"1"}', "null", "7"])
def test_refuses_a_cursor_that_is_not_ours(access: Access, cursor: str) -> None:
    with pytest.raises(Temporary):
        PLUG.collect(access, "mentions", cursor)


# Figures


def test_counts_what_x_counts_and_hears_what_is_gone(double: Double, access: Access) -> None:
    said = PLUG.send(access, outgoing("The bridge is shut.")).remote_id
    double.metrics[said] = {
        "retweet_count": 40,
        "reply_count": 12,
        "like_count": 7,
        "quote_count": 3,
        "impression_count": 5200,
    }
    counted = Figures(replies=12, reposts=40, likes=7, seen=5200)
    assert PLUG.figures(access, (said, "404")) == {said: counted, "404": Figures(gone=True)}


def test_does_not_know_what_x_leaves_out(double: Double, access: Access) -> None:
    said = PLUG.send(access, outgoing("The bridge is shut.")).remote_id
    assert PLUG.figures(access, (said,)) == {said: Figures()}


def test_asks_for_a_hundred_at_once(double: Double, access: Access) -> None:
    PLUG.figures(access, tuple(str(number) for number in range(101)))
    asked = [call.params["ids"][0].split(",") for call in double.called("GET tweets")]
    assert [len(one) for one in asked] == [100, 1]


def test_hears_that_it_asks_too_often(double: Double, access: Access) -> None:
    double.fault("GET tweets", Refusal(429, Retry_After="60"))
    with pytest.raises(Temporary) as refusal:
        PLUG.figures(access, ("1",))
    assert refusal.value.reason is Reason.RATE_LIMITED
    assert refusal.value.retry_after == timedelta(seconds=60)
