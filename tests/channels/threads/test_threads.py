"""Clarion posts, answers and listens on Threads, and is never mistaken about it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from clarion.channels.connectors.threads.capabilities import MENTIONS, REPLIES
from clarion.channels.contract import (
    Absent,
    Access,
    Deed,
    Edge,
    Failure,
    Figures,
    Media,
    Outgoing,
    Permanent,
    Reason,
    Sent,
    Target,
    Temporary,
    Unknown,
)
from tests.channels.facebook.double import Cut, Refusal
from tests.channels.threads.double import NOON, TOKEN, US, Double, running
from tests.channels.threads.profiles import PLUG, access_to, outgoing

PICTURE = Media(name="map.png", mime="image/png", alt="Mill Lane is red.", content=b"picture")


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as double:
        yield double


@pytest.fixture
def us(double: Double) -> Access:
    return access_to(double)


def polled(us: Access, stream: str, cursor: str = "") -> tuple[list[str], str]:
    """Poll as the postroom does, until there is no more."""
    came: dict[str, str] = {}
    for _ in range(100):
        harvest = PLUG.collect(us, stream, cursor)
        assert harvest.gap == ""
        for raw in harvest.items:
            (one,) = PLUG.normalize(raw.body, us)
            came.setdefault(raw.fingerprint, one.text)
        cursor = harvest.cursor
        if not harvest.more:
            return sorted(came.values()), cursor
    raise AssertionError("the poll never ended")


def down(said_id: str) -> Outgoing:
    return outgoing("", deed=Deed.TAKE_DOWN, said_id=said_id)


# Who we are


def test_knows_for_whom_the_token_speaks(us: Access) -> None:
    profile = PLUG.probe(us)
    assert (profile.remote_id, profile.handle) == (US, "elmsbridge")


def test_k1_renews_a_token_at_half_of_its_life(double: Double, us: Access) -> None:
    renewal = PLUG.renew(us)
    assert renewal.secrets["access_token"] in double.tokens
    assert renewal.expires_at is not None
    left = renewal.expires_at - datetime.now(UTC)
    assert timedelta(days=29) < left < timedelta(days=31)


def test_uses_a_token_that_is_too_young_for_another(double: Double, us: Access) -> None:
    double.tokens[TOKEN] = False
    bare = replace(us, secrets={"token": TOKEN})
    renewal = PLUG.renew(bare)
    assert renewal.expires_at is not None
    assert renewal.expires_at - datetime.now(UTC) < timedelta(days=3)
    assert PLUG.probe(renewal.onto(bare)).remote_id == US


def test_tries_the_token_that_a_person_entered_anew(double: Double, us: Access) -> None:
    renewal = PLUG.renew(access_to(double, access_token="THAA-long-dead"))
    assert renewal.secrets["access_token"] in double.tokens


def test_needs_a_person_when_no_token_is_good(double: Double, us: Access) -> None:
    double.tokens = {}
    with pytest.raises(Temporary) as ended:
        PLUG.send(us, outgoing("Words."))
    assert ended.value.reason is Reason.TOKEN_EXPIRED
    with pytest.raises(Permanent) as refusal:
        PLUG.renew(us)
    assert refusal.value.reason is Reason.TOKEN_REVOKED
    with pytest.raises(Permanent) as missing:
        PLUG.renew(replace(us, secrets={}))
    assert missing.value.reason is Reason.MISCONFIGURED


def test_asks_later_when_it_cannot_be_renewed_now(double: Double, us: Access) -> None:
    double.redirect = "https://elsewhere.example/"
    with pytest.raises(Failure) as failure:
        PLUG.renew(us)
    assert not isinstance(failure.value, Unknown)
    assert failure.value.reason is not Reason.TOKEN_REVOKED


# What we say


def test_posts_and_answers(double: Double, us: Access) -> None:
    post = PLUG.send(us, outgoing("Mill Lane is closed."))
    asked = double.reply(post.remote_id, "Until when?")
    PLUG.send(us, outgoing("Until noon.", target=Target(remote_id=asked["id"])))
    said, answer = double.posts
    assert (said["text"], said["id"]) == ("Mill Lane is closed.", post.remote_id)
    assert (answer["text"], answer["replied_to"]["id"]) == ("Until noon.", asked["id"])


def test_publishes_nothing_that_is_not_ready(double: Double, us: Access) -> None:
    for status, kind in (("IN_PROGRESS", Temporary), ("EXPIRED", Temporary), ("ERROR", Permanent)):
        double.status = status
        with pytest.raises(kind):
            PLUG.send(us, outgoing("Words."))
    assert double.posts == []
    double.status = "FINISHED"
    assert PLUG.send(us, outgoing("Words.")).remote_id


def test_does_not_answer_what_is_gone(double: Double, us: Access) -> None:
    with pytest.raises(Permanent) as refusal:
        PLUG.send(us, outgoing("Until noon.", target=Target(remote_id="1899")))
    assert refusal.value.reason is Reason.TARGET_GONE
    assert double.posts == []


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (outgoing("x", edge=Edge.PRIVATE), Reason.REJECTED),
        (outgoing("👍" * 126), Reason.TOO_LONG),
    ],
)
def test_refuses_what_threads_would_not_take(
    double: Double, us: Access, words: Outgoing, reason: Reason
) -> None:
    with pytest.raises(Permanent) as refusal:
        PLUG.send(us, words)
    assert refusal.value.reason is reason
    assert double.calls == []


def test_says_no_words_without_their_picture(double: Double, us: Access) -> None:
    words = outgoing("Look")
    words = replace(words, rendition=replace(words.rendition, media=(PICTURE,)))
    with pytest.raises(Permanent) as refusal:
        PLUG.send(us, words)
    assert refusal.value.reason is Reason.MEDIA_REFUSED
    assert double.calls == []


# What became of it


@pytest.mark.parametrize("error", [Cut(), Refusal(500, 1), Refusal(400, 2)])
def test_p10_finds_its_words_after_an_unclear_answer(
    double: Double, us: Access, error: Exception
) -> None:
    double.fault = (error, True)
    words = outgoing("Mill  Lane is closed.\n")
    with pytest.raises(Unknown):
        PLUG.send(us, words)
    found = PLUG.look_again(us, words)
    assert isinstance(found, Sent)
    assert (found.remote_id, found.url) == (double.posts[0]["id"], double.posts[0]["permalink"])


def test_p10_finds_an_answer_only_below_what_it_answers(double: Double, us: Access) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    first, second = (double.reply(post, "Until when?")["id"] for _ in range(2))
    PLUG.send(us, outgoing("Until noon.", target=Target(remote_id=first)))
    assert isinstance(
        PLUG.look_again(us, outgoing("Until noon.", target=Target(remote_id=second))), Absent
    )
    assert isinstance(
        PLUG.look_again(us, outgoing("Until noon.", target=Target(remote_id=first))), Sent
    )
    assert isinstance(PLUG.look_again(us, outgoing("Until noon.")), Absent)


def test_takes_no_older_post_for_its_own(double: Double, us: Access) -> None:
    double.clock = NOON - timedelta(hours=1)
    double.say("Mill Lane is closed.")
    assert isinstance(PLUG.look_again(us, outgoing("Mill Lane is closed.")), Absent)


def test_finds_what_many_posts_came_after(double: Double, us: Access) -> None:
    double.say("Mill Lane is closed.")
    for number in range(120):
        double.say(f"Statement {number}")
    assert isinstance(PLUG.look_again(us, outgoing("Mill Lane is closed.")), Sent)


def deletes(double: Double) -> int:
    return sum(one.method == "DELETE" for one in double.calls)


def test_takes_down_a_post(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("Mill Lane is closed."))
    assert isinstance(PLUG.look_again(us, down(said.remote_id)), Absent)
    assert PLUG.take_down(us, down(said.remote_id)).remote_id == said.remote_id
    assert (double.posts, deletes(double)) == ([], 1)


@pytest.mark.parametrize("newer", [0, 60])
def test_what_we_may_not_see_any_more_was_not_deleted(
    double: Double, us: Access, newer: int
) -> None:
    """Meta answers alike for what is not there and for what our token may not see."""
    post = double.say("Wrong.")["id"]
    for number in range(newer):
        double.say(f"Newer {number}")
    double.unseen = {post}
    with pytest.raises(Unknown):
        PLUG.take_down(us, down(post))
    assert deletes(double) == 0
    with pytest.raises(Unknown):
        PLUG.look_again(us, down(post))


def test_what_goes_between_the_look_and_the_call_was_deleted(double: Double, us: Access) -> None:
    """It was there for us a moment ago, so that it is missing now is an answer."""
    old = double.say("Wrong.")["id"]
    for number in range(60):
        double.say(f"Newer {number}")
    double.fault = (Refusal(400, 100, subcode=33), False)
    assert PLUG.take_down(us, down(old)).proof
    new = double.say("Wrong as well.")["id"]
    double.fault = (Refusal(400, 100, subcode=33), False)
    with pytest.raises(Unknown):
        PLUG.take_down(us, down(new))
    assert double.posts[-1]["id"] == new, "it is still on our list"


def test_changes_nothing_that_was_said(double: Double, us: Access) -> None:
    with pytest.raises(Permanent):
        PLUG.change(us, replace(outgoing("x"), deed=Deed.CHANGE, said_id="18"))
    with pytest.raises(Permanent) as refusal:
        PLUG.take_down(us, down("../me"))
    assert refusal.value.reason is Reason.TARGET_GONE
    assert double.calls == []


# How far it has gone


def test_tells_how_far_posts_and_answers_have_gone(double: Double, us: Access) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    answer = double.say("Until noon.", below=post)["id"]
    counts = {"views": 5200, "likes": 9, "replies": 4, "reposts": 2, "quotes": 1}
    double.counted[post] = counts
    assert PLUG.figures(us, (post, answer, post)) == {
        post: Figures(replies=4, reposts=3, likes=9, seen=5200),
        answer: Figures(replies=0, reposts=0, likes=0, seen=0),
    }
    assert len(double.calls) == 2, "each is asked about once"


def test_invents_no_figure_that_threads_leaves_out(double: Double, us: Access) -> None:
    silent, half = double.say("First.")["id"], double.say("Last.")["id"]
    double.counted = {silent: {}, half: {"likes": 1, "reposts": 2}}
    assert PLUG.figures(us, (silent, half)) == {half: Figures(likes=1)}


def test_says_nothing_of_what_it_may_not_see_and_loses_no_other(double: Double, us: Access) -> None:
    hidden, broken, stands = (double.say(f"Statement {number}")["id"] for number in range(3))
    double.unseen = {hidden}
    double.closed = {f"{broken}/insights": Refusal(400, 100, message="Not of this kind")}
    assert set(PLUG.figures(us, (hidden, "18999999", broken, stands))) == {stands}
    assert PLUG.figures(us, (hidden,)) == {}


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (Refusal(400, 190, subcode=463), Reason.TOKEN_EXPIRED),
        (Refusal(400, 190, subcode=460), Reason.TOKEN_REVOKED),
        (Refusal(400, 4), Reason.RATE_LIMITED),
        (Refusal(500, 2), Reason.NETWORK_DOWN),
    ],
)
def test_says_what_is_wrong_with_more_than_one_post(
    double: Double, us: Access, refusal: Refusal, reason: Reason
) -> None:
    first, last = double.say("First.")["id"], double.say("Last.")["id"]
    double.closed = {f"{last}/insights": refusal}
    with pytest.raises(Failure) as failed:
        PLUG.figures(us, (first, last))
    assert failed.value.reason is reason


@pytest.mark.parametrize("code", [10, 200])
def test_says_that_the_permission_for_insights_is_missing(
    double: Double, us: Access, code: int
) -> None:
    names = tuple(double.say(f"Statement {number}")["id"] for number in range(2))
    double.closed = {f"{name}/insights": Refusal(403, code) for name in names}
    with pytest.raises(Permanent) as refused:
        PLUG.figures(us, names)
    assert refused.value.reason is Reason.PERMISSION_LOST


@pytest.mark.parametrize("nonsense", [-1, "many", True, 1.5, [1]])
def test_takes_no_nonsense_for_figures(double: Double, us: Access, nonsense: object) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    double.counted[post] = {"views": nonsense}
    with pytest.raises(Temporary) as failed:
        PLUG.figures(us, (post,))
    assert failed.value.reason is Reason.UNRECOGNISED


@pytest.mark.parametrize("name", ["", "1/../me", "1?fields=x", "١٢"])
def test_asks_nothing_about_what_has_no_name(double: Double, us: Access, name: str) -> None:
    assert PLUG.figures(us, (name,)) == {}
    assert double.calls == []


# What comes in


def test_brings_answers_below_every_post(double: Double, us: Access) -> None:
    posts = [double.say(f"Statement {number}")["id"] for number in range(3)]
    for number, post in enumerate(posts[:2]):
        double.reply(post, f"Question {number}")
    came, cursor = polled(us, REPLIES)
    assert came == ["Question 0", "Question 1"]
    asked = [call.path for call in double.calls if call.path.endswith("/conversation")]
    assert sorted(asked) == [f"{post}/conversation" for post in posts[:2]]
    double.clock += timedelta(hours=2)
    double.reply(posts[2], "Question 2")
    assert "Question 2" in polled(us, REPLIES, cursor)[0]


def test_i3_loses_none_of_a_storm(double: Double, us: Access) -> None:
    post = double.say("Statement")["id"]
    _, cursor = polled(us, REPLIES)
    for number in range(400):
        double.reply(post, f"Question {number:03}")
    assert polled(us, REPLIES, cursor)[0] == [f"Question {number:03}" for number in range(400)]


def test_brings_whoever_names_us(double: Double, us: Access) -> None:
    double.mention("@elmsbridge the lamp is dark")
    assert polled(us, MENTIONS)[0] == ["@elmsbridge the lamp is dark"]


def test_i17_names_the_author_the_post_and_what_is_answered(double: Double, us: Access) -> None:
    post = double.say("Statement")["id"]
    first = double.reply(post, "When?")
    double.reply(post, "At noon.", to=first["id"], by="elmsbridge")
    _, cursor = post, PLUG.collect(us, REPLIES, "").cursor
    harvest = PLUG.collect(us, REPLIES, cursor)
    ours, theirs = (PLUG.normalize(raw.body, us)[0] for raw in harvest.items)
    assert (theirs.author.remote_id, theirs.thread_id, theirs.parent_id) == ("@maya", post, post)
    assert (ours.author.remote_id, ours.parent_id) == (US, first["id"])


def test_reads_again_what_came_since_an_instant(double: Double, us: Access) -> None:
    post = double.say("Statement")["id"]
    for number in range(60):
        double.reply(post, f"Question {number}")
    came, page = set(), ""
    for _ in range(5):
        harvest = PLUG.look_back(us, REPLIES, NOON, page)
        came |= {raw.fingerprint for raw in harvest.items}
        page = harvest.cursor
        if not harvest.more:
            break
    assert len(came) == 60


def test_refuses_what_threads_cannot_do(us: Access) -> None:
    for call in (
        lambda: PLUG.collect(us, "likes", ""),
        lambda: PLUG.subscribe(us, "https://town.example/hooks/1/"),
        lambda: PLUG.stand_by(us, 1),
    ):
        with pytest.raises(Permanent) as refusal:
            call()
        assert not refusal.value.account_is_broken
