"""Clarion posts, answers and listens on FakeNet, and is never mistaken about what became of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from clarion.channels.connectors.fakenet.connector import PART_BYTES
from clarion.channels.contract import (
    Absent,
    Access,
    Arrived,
    Edge,
    Forged,
    Happening,
    Media,
    Permanent,
    Processing,
    Reason,
    Sent,
    Temporary,
    Unknown,
    Webhook,
)
from fakenet import FakeNet, running, sign
from tests.channels.fakenet.accounts import PLUG, access_to, outgoing
from tests.channels.scripted import answering, reply


@pytest.fixture(scope="module")
def network() -> Iterator[FakeNet]:
    with running() as net:
        yield net


@pytest.fixture
def net(network: FakeNet) -> FakeNet:
    network.reset()
    return network


@pytest.fixture
def us(net: FakeNet) -> Access:
    return access_to(net, net.account("townhall", name="Town Hall"))


def everything(us: Access, stream: str, cursor: str = "") -> tuple[list[Arrived], str, list[str]]:
    """Poll once, as the postroom does: until there is no more."""
    came: dict[str, Arrived] = {}
    gaps = []
    for _ in range(200):
        harvest = PLUG.collect(us, stream, cursor)
        cursor = harvest.cursor
        gaps += [harvest.gap] if harvest.gap else []
        for raw in harvest.items:
            came.setdefault(raw.fingerprint, *PLUG.normalize(raw.body, us))
        if not harvest.more:
            return list(came.values()), cursor, gaps
    raise AssertionError("the poll never ended")


def sent(outcome: Sent | Processing | Absent) -> Sent:
    assert isinstance(outcome, Sent)
    return outcome


# Who we are


def test_knows_who_we_are_and_what_is_missing(net: FakeNet) -> None:
    account = net.account("townhall", name="Town Hall", scopes=["read", "write"], token_seconds=600)
    profile = PLUG.probe(access_to(net, account))
    assert (profile.remote_id, profile.handle, profile.name) == (
        account.id,
        "townhall",
        "Town Hall",
    )
    assert profile.missing_scopes == ("messages", "media", "webhooks")
    assert profile.expires_at is not None


def test_begins_a_session_with_the_password_alone(net: FakeNet) -> None:
    account = net.account("townhall", token_seconds=600)
    us = access_to(net, account, token="", refresh_token="", webhook_secret="")
    with pytest.raises(Temporary) as failure:
        PLUG.probe(us)
    assert failure.value.reason is Reason.TOKEN_EXPIRED
    renewal = PLUG.renew(us)
    assert renewal.expires_at is not None
    assert set(renewal.secrets) == {"token", "refresh_token", "webhook_secret"}
    assert PLUG.probe(access_to(net, account, **renewal.secrets)).handle == "townhall"


def test_renews_an_expired_token_and_says_meanwhile_that_nothing_was_done(net: FakeNet) -> None:
    account = net.account("townhall", token_seconds=600)
    us = access_to(net, account)
    net.end_tokens("townhall", "expired")
    with pytest.raises(Temporary) as failure:
        PLUG.send(us, outgoing("Yes, since noon."))
    assert failure.value.reason is Reason.TOKEN_EXPIRED
    renewed = access_to(net, account, **PLUG.renew(us).secrets)
    assert sent(PLUG.send(renewed, outgoing("Yes, since noon."))).remote_id
    assert len(net.posts(author="townhall")) == 1


def test_finds_the_way_back_when_the_answer_to_a_renewal_was_lost(net: FakeNet, us: Access) -> None:
    net.fault("token.grant", "drop_after", times=1)
    with pytest.raises(Temporary):
        PLUG.renew(us)
    assert PLUG.renew(us).secrets["token"]


def test_keeps_the_secret_with_which_letters_are_signed(us: Access) -> None:
    assert PLUG.renew(us).secrets["webhook_secret"] == us.secrets["webhook_secret"]


def test_needs_a_person_once_the_account_was_revoked(net: FakeNet, us: Access) -> None:
    net.end_tokens("townhall", "revoked")
    net.change_account("townhall", password="another")
    for call in (lambda: PLUG.renew(us), lambda: PLUG.send(us, outgoing("Hello"))):
        with pytest.raises(Permanent) as refusal:
            call()
        assert refusal.value.reason is Reason.TOKEN_REVOKED
        assert refusal.value.account_is_broken


# What we say


def test_answers_in_public_and_in_private(net: FakeNet, us: Access) -> None:
    question = net.person("maya").posts("@townhall Is the bridge open?")
    public = sent(PLUG.send(us, outgoing("Yes.", key="a", to=question.id)))
    private = sent(PLUG.send(us, outgoing("Psst.", key="b", to=question.id, edge=Edge.PRIVATE)))
    posts = {post.id: post for post in net.posts(author="townhall")}
    assert posts[public.remote_id].parent_id == question.id
    assert posts[public.remote_id].edge == "public"
    assert posts[private.remote_id].edge == "private"
    assert posts[private.remote_id].to == "maya"
    assert public.url.endswith(public.remote_id)


def test_uploads_pictures_with_their_words(net: FakeNet, us: Access) -> None:
    picture = Media(name="a.png", mime="image/png", alt="A bridge", content=b"x" * (PART_BYTES + 1))
    PLUG.send(us, outgoing("", media=(picture,)))
    (post,) = net.posts(author="townhall")
    assert [one["alt"] for one in post.media] == ["A bridge"]


@pytest.mark.parametrize("then", ["answer", "cut"])
def test_posts_nothing_with_half_a_picture(net: FakeNet, us: Access, then: str) -> None:
    net.fault("media.append", "partial_upload", then=then, times=1)
    picture = Media(name="a.png", mime="image/png", alt="A bridge", content=b"0123456789")
    with pytest.raises(Temporary):
        PLUG.send(us, outgoing("Look", media=(picture,)))
    assert net.posts(author="townhall") == []


def test_refuses_what_is_too_long_before_anything_leaves(net: FakeNet, us: Access) -> None:
    family = "👩‍👩‍👧‍👦"
    assert sent(PLUG.send(us, outgoing(family * 300)))
    with pytest.raises(Permanent) as refusal:
        PLUG.send(us, outgoing(family * 301, key="longer"))
    assert refusal.value.reason is Reason.TOO_LONG
    assert len(net.seen("posts.create")) == 1


@pytest.mark.parametrize("fault", ["drop_after", "garbage"])
def test_p8_finds_what_was_accepted_although_no_answer_came(
    net: FakeNet, us: Access, fault: str
) -> None:
    net.fault("posts.create", fault, times=1)
    with pytest.raises(Unknown):
        PLUG.send(us, outgoing("Yes, since noon."))
    found = sent(PLUG.look_again(us, outgoing("Yes, since noon.")))
    assert [post.id for post in net.posts(author="townhall")] == [found.remote_id]


def test_p8_sends_the_same_key_in_every_attempt(net: FakeNet, us: Access) -> None:
    net.fault("posts.create", "rate_limit", retry_after=1, times=1)
    with pytest.raises(Temporary) as failure:
        PLUG.send(us, outgoing("Yes, since noon.", key="one"))
    assert failure.value.retry_after == timedelta(seconds=1)
    net.advance(2)
    first = sent(PLUG.send(us, outgoing("Yes, since noon.", key="one")))
    again = sent(PLUG.send(us, outgoing("Yes, since noon.", key="one")))
    other = sent(PLUG.send(us, outgoing("Yes, since noon.", key="two")))
    keys = [call.idempotency_key for call in net.seen("posts.create")]
    assert keys == ["one", "one", "one", "two"]
    assert first.remote_id == again.remote_id != other.remote_id


def test_p8_leaves_open_whether_other_words_went_out_under_the_key(us: Access) -> None:
    PLUG.send(us, outgoing("Yes."))
    with pytest.raises(Unknown):
        PLUG.send(us, outgoing("No."))


def test_p10_takes_a_500_for_a_repeated_key_as_unknown_and_looks_it_up(
    net: FakeNet, us: Access
) -> None:
    net.settings(idempotency="error")
    first = sent(PLUG.send(us, outgoing("Yes.")))
    with pytest.raises(Unknown):
        PLUG.send(us, outgoing("Yes."))
    assert sent(PLUG.look_again(us, outgoing("Yes."))).remote_id == first.remote_id


def test_finds_what_an_error_hid(net: FakeNet, us: Access) -> None:
    net.fault("posts.create", "error_after", status=503, code="unavailable", times=1)
    with pytest.raises(Unknown):
        PLUG.send(us, outgoing("Yes."))
    assert sent(PLUG.look_again(us, outgoing("Yes."))).remote_id


def test_says_that_nothing_is_there(net: FakeNet, us: Access) -> None:
    net.fault("posts.create", "drop_before", times=1)
    with pytest.raises(Unknown):
        PLUG.send(us, outgoing("Yes."))
    assert isinstance(PLUG.look_again(us, outgoing("Yes.")), Absent)


def test_finds_our_own_post_by_searching_when_its_key_is_forgotten(
    net: FakeNet, us: Access
) -> None:
    first = sent(PLUG.send(us, outgoing("Yes.")))
    for number in range(120):
        PLUG.send(us, outgoing(f"Another {number}", key=f"k{number}"))
    net.fault("posts.lookup", "refuse", status=404, code="post_unknown")
    assert sent(PLUG.look_again(us, outgoing("Yes."))).remote_id == first.remote_id


def test_counts_a_post_that_was_deleted_since_as_sent(net: FakeNet, us: Access) -> None:
    post = sent(PLUG.send(us, outgoing("Yes.")))
    net.person("townhall").deletes(post.remote_id)
    assert sent(PLUG.look_again(us, outgoing("Yes."))).proof


def test_does_not_follow_a_redirect_with_what_must_not_be_done_twice(
    net: FakeNet, us: Access
) -> None:
    with answering(reply(201, b'{"id": "post_1"}')) as inside:
        net.fault("posts.create", "redirect", to=inside.url, status=307)
        with pytest.raises(Unknown):
            PLUG.send(us, outgoing("Yes."))
        assert inside.requests == []


def test_o11_follows_no_redirect_into_the_house(net: FakeNet, us: Access) -> None:
    with answering(reply(200, b"{}")) as inside:
        net.fault("account.read", "redirect", to=inside.url)
        with pytest.raises(Permanent) as refusal:
            PLUG.probe(us)
        assert refusal.value.reason is Reason.FORBIDDEN_ADDRESS
        assert inside.requests == []


# What comes in


def test_i17_names_the_author_of_each_post_in_a_thread_of_many(net: FakeNet, us: Access) -> None:
    post = sent(PLUG.send(us, outgoing("The bridge is closed.")))
    maya = net.person("maya").replies(post.remote_id, "Why?")
    noah = net.person("noah").replies(maya, "@maya Ice.")
    zoe = net.person("zoe").quotes(post.remote_id, "Look")
    replies, _, _ = everything(us, "replies")
    mentions, _, _ = everything(us, "mentions")
    authors = {one.remote_id: one.author.handle for one in replies + mentions}
    assert authors == {maya.id: "maya", noah.id: "noah", zoe.id: "zoe"}
    assert {one.thread_id for one in replies} == {post.remote_id}
    assert {one.parent_id for one in replies} == {post.remote_id, maya.id}
    assert mentions[-1].extra == {"quoted": post.remote_id}


def test_i15_makes_messages_of_real_words_only(net: FakeNet, us: Access) -> None:
    question = net.person("maya").messages("townhall", "Where do I pay?")
    answer = sent(PLUG.send(us, outgoing("Here.", to=question.id, edge=Edge.PRIVATE)))
    post = sent(PLUG.send(us, outgoing("News.", key="news")))
    net.person("maya").sees(answer.remote_id)
    net.person("maya").reacts(post.remote_id)
    net.person("maya").follows("townhall")
    came = [one for stream in PLUG.capabilities.streams for one in everything(us, stream)[0]]
    messages = [one for one in came if one.kind is Happening.MESSAGE]
    assert {one.text for one in messages} == {"Where do I pay?", "Here."}
    assert all(one.edge is Edge.PRIVATE for one in messages)
    assert [one.kind for one in came].count(Happening.REACTION) == 3


def test_tells_our_own_words_by_their_author(us: Access, net: FakeNet) -> None:
    post = sent(PLUG.send(us, outgoing("News.")))
    ours = sent(PLUG.send(us, outgoing("More.", key="more", to=post.remote_id)))
    (echo,), _, _ = everything(us, "replies")
    assert (echo.remote_id, echo.author.remote_id) == (ours.remote_id, us.remote_id)


def test_sees_edits_and_deletions(net: FakeNet, us: Access) -> None:
    maya = net.person("maya")
    question = maya.posts("@townhall Is the brigde open?")
    maya.edits(question, "@townhall Is the bridge open?")
    _, cursor, _ = everything(us, "mentions")
    maya.deletes(question)
    came, _, _ = everything(us, "mentions", cursor)
    assert Happening.DELETION in {one.kind for one in came}
    assert {one.remote_id for one in came} == {question.id}


def test_brings_everything_after_a_long_silence(net: FakeNet, us: Access) -> None:
    net.act([{"as": "maya", "do": "post", "text": f"@townhall {n}"} for n in range(1000)])
    net.advance(72 * 3600)
    came, cursor, _ = everything(us, "mentions")
    assert [one.text for one in came] == [f"@townhall {n}" for n in range(1000)]
    assert everything(us, "mentions", cursor)[0] == []


def test_finds_what_a_poll_left_out(net: FakeNet, us: Access) -> None:
    net.person("maya").posts("@townhall First")
    _, cursor, _ = everything(us, "mentions")
    net.fault("streams.read", "withhold", count=1, times=1, comes_back="in_place")
    net.person("maya").posts("@townhall Held back")
    net.person("noah").posts("@townhall Shown")
    seen: set[str] = set()
    for _ in range(2):
        came, cursor, _ = everything(us, "mentions", cursor)
        seen |= {one.text for one in came}
    assert {"@townhall Held back", "@townhall Shown"} <= seen


@pytest.mark.parametrize("window", ["told", "refused"])
def test_says_when_something_may_have_been_lost(net: FakeNet, us: Access, window: str) -> None:
    net.person("maya").posts("@townhall First")
    _, cursor, _ = everything(us, "mentions")
    net.settings(window=window, window_events=3)
    net.act([{"as": "maya", "do": "post", "text": f"@townhall {n}"} for n in range(10)])
    came, cursor, gaps = everything(us, "mentions", cursor)
    assert [one.text for one in came][-3:] == ["@townhall 7", "@townhall 8", "@townhall 9"]
    assert gaps
    assert everything(us, "mentions", cursor)[2] == []


@pytest.mark.parametrize("fault", ["repeat", "shuffle"])
def test_is_not_confused_by_repetition_or_disorder(net: FakeNet, us: Access, fault: str) -> None:
    net.fault("streams.read", fault)
    net.act([{"as": "maya", "do": "post", "text": f"@townhall {n}"} for n in range(250)])
    came, _, _ = everything(us, "mentions")
    assert {one.text for one in came} == {f"@townhall {n}" for n in range(250)}


# What is pushed


def test_reads_back_what_the_network_promised(net: FakeNet, us: Access) -> None:
    with answering(reply(200)) as ours:
        for _ in range(2):
            promised = PLUG.subscribe(us, f"{ours.url}/hooks/1/")
            assert (set(promised.fields), promised.missing) == ({*PLUG.capabilities.streams}, ())
    assert len(net.seen("subscriptions.delete")) == 1
    assert len(net.seen("subscriptions.test")) == 2


def test_notices_a_subscription_that_lacks_something(net: FakeNet, us: Access) -> None:
    net.fault("subscriptions.create", "wrong_fields", fields=["mentions"], times=1)
    with answering(reply(200)) as ours:
        assert PLUG.subscribe(us, ours.url).missing == ("replies", "messages")
        net.fault("subscriptions.create", "phantom", times=1)
        assert PLUG.subscribe(us, ours.url).missing == PLUG.capabilities.streams


BODY = (
    '{"account": {"id": "%s", "handle": "townhall"}, "events": [{"id": "evt_1", "type": "test"}]}'
)
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def letter(us: Access, *, secret: str, age: timedelta = timedelta(0), body: str = BODY) -> Webhook:
    content = (body % us.remote_id if "%s" in body else body).encode()
    moment = int((NOW - age).timestamp())
    signature = f"t={moment},v1={sign(secret, moment, content)}"
    return Webhook(headers={"x-fakenet-signature": signature}, body=content, received_at=NOW)


def test_opens_a_letter_that_is_signed_with_our_secret(us: Access) -> None:
    (raw,) = PLUG.open_webhook(us, letter(us, secret=us.secrets["webhook_secret"]))
    assert raw.fingerprint == "evt_1"


def test_turns_away_letters_that_are_not_signed_for_us(us: Access) -> None:
    right = us.secrets["webhook_secret"]
    good = letter(us, secret=right)
    forged = [
        letter(us, secret="not-the-secret"),
        letter(us, secret=right, age=timedelta(minutes=6)),
        letter(us, secret=right, age=-timedelta(minutes=6)),
        letter(us, secret=right, body=BODY.replace("%s", "acct_other")),
        Webhook(headers={}, body=good.body, received_at=NOW),
        Webhook(headers=good.headers, body=good.body + b" ", received_at=NOW),
        Webhook(
            headers={"x-fakenet-signature": "v1=;t=yesterday"}, body=good.body, received_at=NOW
        ),
    ]
    for one in forged:
        with pytest.raises(Forged):
            PLUG.open_webhook(us, one)


def test_trusts_no_letter_before_a_secret_was_agreed(net: FakeNet) -> None:
    us = access_to(net, net.account("townhall"), webhook_secret="")
    with pytest.raises(Forged):
        PLUG.open_webhook(us, letter(us, secret=""))
