"""Mastodon's plug says once what it was given, finds what was lost, and hears what was changed."""

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
from tests.channels.mastodon.accounts import PICTURE, PLUG, access_to, outgoing
from tests.channels.mastodon.double import US, Cut, Double, Refusal, citizen, running, us

ANN = Target(remote_id="1001", author_id="202@m.example", extra={"acct": "ann@far.example"})


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as it:
        yield it


@pytest.fixture
def access(double: Double) -> Access:
    return access_to(double.url)


def refused(access: Access, words: Outgoing) -> Failure:
    with pytest.raises(Failure) as refusal:
        PLUG.send(access, words)
    return refusal.value


def lost(double: Double, access: Access, words: Outgoing) -> Outgoing:
    """Words that the server took, and whose answer nobody heard."""
    double.fault("POST v1/statuses", Cut(), after=True)
    assert isinstance(refused(access, words), Unknown)
    return words


def heard(access: Access, stream: str, cursor: str) -> tuple[list[Arrived], str]:
    harvest = PLUG.collect(access, stream, cursor)
    return [PLUG.normalize(raw.body, access)[0] for raw in harvest.items], harvest.cursor


# Saying


def test_knows_who_it_is(double: Double, access: Access) -> None:
    profile = PLUG.probe(replace(access, remote_id=""))
    host = double.url.removeprefix("http://")
    assert (profile.remote_id, profile.handle) == (f"{US}@{host}", f"@townhall@{host}")
    assert profile.missing_scopes == ()


def test_says_which_scope_is_missing(double: Double, access: Access) -> None:
    double.fault("GET v1/notifications", Refusal(403, "outside the authorized scopes"))
    assert PLUG.probe(access).missing_scopes == ("read:notifications",)


def test_says_all_that_preferences_would_fill_in(double: Double, access: Access) -> None:
    sent = PLUG.send(access, outgoing("The bridge is shut.", language="de-AT"))
    (call,) = double.called("POST v1/statuses")
    assert call.body == {
        "status": "The bridge is shut.",
        "visibility": "public",
        "sensitive": False,
        "language": "de",
    }
    assert call.headers["idempotency-key"] == "dispatch-42"
    assert sent.url.endswith(sent.remote_id)


def test_answers_below_and_by_name(double: Double, access: Access) -> None:
    asked = double.mention("@townhall When?", author=citizen())
    target = replace(ANN, remote_id=asked["id"])
    PLUG.send(access, outgoing("At noon.", target=target))
    PLUG.send(access, outgoing("@Ann@far.example At noon.", target=target, key="b"))
    private = outgoing("At your door.", target=target, edge=Edge.PRIVATE, key="c")
    PLUG.send(access, private)
    bodies = [call.body for call in double.called("POST v1/statuses")]
    assert [one["in_reply_to_id"] for one in bodies] == [asked["id"]] * 3
    assert [one["visibility"] for one in bodies] == ["public", "public", "direct"]
    assert [one["status"] for one in bodies] == [
        "@ann@far.example At noon.",
        "@Ann@far.example At noon.",
        "@ann@far.example At your door.",
    ]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("To nobody.", None),
        ("Ask @police@far.example too.", ANN),
        ("No name.", Target(remote_id="1")),
    ],
)
def test_tells_nothing_private_to_others(
    double: Double, access: Access, text: str, target: Target | None
) -> None:
    failure = refused(access, outgoing(text, target=target, edge=Edge.PRIVATE))
    assert (type(failure), failure.reason) == (Permanent, Reason.REJECTED)
    assert not double.calls


def test_may_name_a_mailbox_in_private(double: Double, access: Access) -> None:
    asked = double.mention("@townhall When?", visibility="direct")
    words = "Write to lamps@town.example, see https://far.example/@bob."
    target = replace(ANN, remote_id=asked["id"])
    assert PLUG.send(access, outgoing(words, target=target, edge=Edge.PRIVATE))


def test_uploads_pictures_with_their_descriptions_and_waits(double: Double, access: Access) -> None:
    double.work_left = 3
    PLUG.send(access, outgoing("Here.", media=(PICTURE, PICTURE)))
    (post,) = double.own()
    assert [one["description"] for one in post["media_attachments"]] == [PICTURE.alt] * 2
    assert len([call for call in double.calls if call.method.startswith("GET v1/media/")]) == 3


def test_publishes_nothing_while_a_picture_is_being_made(double: Double, access: Access) -> None:
    double.work_left = 99
    failure = refused(access, outgoing("Here.", media=(PICTURE,)))
    assert isinstance(failure, Temporary)
    assert failure.retry_after == timedelta(seconds=30)
    assert not double.own()


@pytest.mark.parametrize(
    ("configuration", "words", "reason"),
    [
        ({"statuses": {"max_characters": 10}}, outgoing("Eleven let."), Reason.TOO_LONG),
        (
            {"statuses": {"max_media_attachments": 1}},
            outgoing("Two", media=(PICTURE, PICTURE)),
            Reason.MEDIA_REFUSED,
        ),
        (
            {"media_attachments": {"image_size_limit": 3}},
            outgoing("Big", media=(PICTURE,)),
            Reason.MEDIA_REFUSED,
        ),
        (
            {"media_attachments": {"description_limit": 5}},
            outgoing("Alt", media=(PICTURE,)),
            Reason.MEDIA_REFUSED,
        ),
        (
            {"media_attachments": {"supported_mime_types": ["image/gif"]}},
            outgoing("Mime", media=(PICTURE,)),
            Reason.MEDIA_REFUSED,
        ),
    ],
)
def test_sends_nothing_that_this_server_would_refuse(
    double: Double, access: Access, configuration: object, words: Outgoing, reason: Reason
) -> None:
    double.instance = {"configuration": configuration}
    failure = refused(access, words)
    assert (type(failure), failure.reason) == (Permanent, reason)
    assert not double.called("POST v1/statuses") + double.called("POST v2/media")


@pytest.mark.parametrize("versions", [{"v1"}, set()])
def test_speaks_to_servers_that_say_less_of_themselves(
    double: Double, access: Access, versions: set[str]
) -> None:
    double.versions = frozenset(versions)
    assert PLUG.send(access, outgoing("Hello."))


def test_counts_the_name_in_front(double: Double, access: Access) -> None:
    asked = double.mention("@townhall When?")
    target = replace(ANN, remote_id=asked["id"])
    assert PLUG.send(access, outgoing("x" * 495, target=target))
    assert refused(access, outgoing("x" * 496, target=target)).reason is Reason.TOO_LONG


@pytest.mark.parametrize(
    ("status", "kind", "reason"),
    [
        (401, Permanent, Reason.TOKEN_REVOKED),
        (403, Permanent, Reason.PERMISSION_LOST),
        (404, Permanent, Reason.TARGET_GONE),
        (422, Permanent, Reason.REJECTED),
        (429, Temporary, Reason.RATE_LIMITED),
        (408, Unknown, Reason.NETWORK_DOWN),
        (500, Unknown, Reason.NETWORK_DOWN),
        (503, Unknown, Reason.NETWORK_DOWN),
    ],
)
def test_is_honest_about_every_refusal(
    double: Double, access: Access, status: int, kind: type[Failure], reason: Reason
) -> None:
    double.fault("POST v1/statuses", Refusal(status, "ok"))
    failure = refused(access, outgoing("Hello."))
    assert (type(failure), failure.reason) == (kind, reason)


def test_waits_as_long_as_the_server_asks(double: Double, access: Access) -> None:
    then = (datetime.now(UTC) + timedelta(seconds=120)).isoformat().replace("+00:00", "Z")
    double.fault("POST v1/statuses", Refusal(429, X_RateLimit_Reset=then))
    failure = refused(access, outgoing("Hello."))
    assert isinstance(failure, Temporary)
    assert failure.retry_after
    assert 110 < failure.retry_after.total_seconds() < 125


# Finding what was lost


@pytest.mark.parametrize("tells_source", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "One line.",
        "First.\nSecond.\n\nThird & <fourth>.",
        "See https://town.example/a?b=c&d=e#f, all of it.",
        "Thanks, @bob@far.example and @Carl! #bridge 👍🏽",
        "  Space around.  ",
    ],
)
def test_finds_what_was_lost(double: Double, access: Access, text: str, tells_source: bool) -> None:
    double.tells_source = tells_source
    words = lost(double, access, outgoing(text, media=(PICTURE,)))
    found = PLUG.look_again(access, words)
    assert isinstance(found, Sent)
    assert found.remote_id == double.own()[0]["id"]


@pytest.mark.parametrize("ahead", [timedelta(hours=-3), timedelta(hours=3)])
def test_finds_it_whatever_the_server_takes_for_the_time(
    double: Double, access: Access, ahead: timedelta
) -> None:
    double.ahead = ahead
    assert isinstance(PLUG.look_again(access, lost(double, access, outgoing("Late."))), Sent)


def test_takes_nothing_older_than_the_dispatch_for_it(double: Double, access: Access) -> None:
    for ahead in (timedelta(0), timedelta(hours=3)):
        double.ahead = ahead
        double.post(us(), "Road closed.", created_at="2026-11-01T12:00:00.000Z")
        in_ten_seconds = datetime.now(UTC) + timedelta(seconds=10)
        PLUG.send(access, outgoing("Road closed.", key=str(ahead)))
        later = outgoing("Road closed.", key="later", made_at=in_ten_seconds)
        assert isinstance(PLUG.look_again(access, later), Absent)


@pytest.mark.parametrize(
    "other",
    [
        outgoing("Road closed!"),
        outgoing("road closed."),
        outgoing("Road closed.", media=(PICTURE,)),
        outgoing("Road closed.", target=Target(remote_id="1001")),
    ],
)
def test_takes_nothing_else_for_it(double: Double, access: Access, other: Outgoing) -> None:
    assert double.mention("@townhall Is it?")["id"] == "1001"
    PLUG.send(access, replace(other, key="other"))
    assert isinstance(PLUG.look_again(access, outgoing("Road closed.")), Absent)


def test_takes_no_private_post_for_a_public_one(double: Double, access: Access) -> None:
    asked = double.mention("@townhall?")
    target = replace(ANN, remote_id=asked["id"])
    PLUG.send(access, outgoing("Yes.", target=target, edge=Edge.PRIVATE))
    assert isinstance(PLUG.look_again(access, outgoing("Yes.", target=target)), Absent)


def test_leaves_two_alike_to_a_person(double: Double, access: Access) -> None:
    PLUG.send(access, outgoing("Road closed.", key="a"))
    words = lost(double, access, outgoing("Road closed.", key="b"))
    with pytest.raises(Unknown):
        PLUG.look_again(access, words)


def test_is_sure_of_nothing_before_it_has_looked_far_enough(double: Double, access: Access) -> None:
    for number in range(60):
        double.post(us(), f"Number {number}.")
    words = outgoing("Never.", made_at=datetime.now(UTC) - timedelta(minutes=5))
    assert isinstance(PLUG.look_again(access, words), Absent)
    for number in range(160):
        double.post(us(), f"Again {number}.")
    with pytest.raises(Temporary):
        PLUG.look_again(access, words)


# Putting right


def test_changes_words_and_keeps_pictures(double: Double, access: Access) -> None:
    said = PLUG.send(access, outgoing("Opn.", media=(PICTURE,)))
    correction = outgoing("Open.", media=(PICTURE,), deed=Deed.CHANGE, said_id=said.remote_id)
    assert isinstance(PLUG.look_again(access, correction), Absent)
    for _ in range(2):
        assert PLUG.change(access, correction).remote_id == said.remote_id
    assert isinstance(PLUG.look_again(access, correction), Sent)
    (post,) = double.own()
    assert "Open." in post["content"]
    assert [one["description"] for one in post["media_attachments"]] == [PICTURE.alt]


def test_takes_down_once_and_for_all(double: Double, access: Access) -> None:
    said = PLUG.send(access, outgoing("Wrong."))
    order = outgoing("", deed=Deed.TAKE_DOWN, said_id=said.remote_id)
    assert isinstance(PLUG.look_again(access, order), Absent)
    for _ in range(2):
        assert PLUG.take_down(access, order)
    assert isinstance(PLUG.look_again(access, order), Sent)
    assert not double.own()


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_knows_not_whether_a_broken_line_changed_it(
    double: Double, access: Access, method: str
) -> None:
    said = PLUG.send(access, outgoing("Opn."))
    double.fault(f"{method} v1/statuses/{said.remote_id}", Cut(), after=True)
    deed = Deed.CHANGE if method == "PUT" else Deed.TAKE_DOWN
    words = outgoing("Open.", deed=deed, said_id=said.remote_id)
    with pytest.raises(Unknown):
        (PLUG.change if method == "PUT" else PLUG.take_down)(access, words)
    assert isinstance(PLUG.look_again(access, words), Sent)


def test_changes_nothing_that_is_gone(double: Double, access: Access) -> None:
    words = outgoing("Open.", deed=Deed.CHANGE, said_id="999")
    for call in (PLUG.change, PLUG.look_again):
        with pytest.raises(Permanent) as refusal:
            call(access, words)
        assert refusal.value.reason is Reason.TARGET_GONE


# Listening


def test_hears_every_mention_once_in_order(double: Double, access: Access) -> None:
    for number in range(170):
        double.mention(f"@townhall {number}")
    cursor, texts, more = "", [], True
    while more:
        harvest = PLUG.collect(access, "notifications", cursor)
        texts += [PLUG.normalize(raw.body, access)[0].text for raw in harvest.items]
        cursor, more = harvest.cursor, harvest.more
    assert texts == [f"@townhall {number}" for number in range(170)]
    assert heard(access, "notifications", cursor) == ([], cursor)


def test_hears_strangers_and_quotes(double: Double, access: Access) -> None:
    double.mention("@townhall Hello")
    double.notices[-1]["type"] = "quote"
    (said,), _ = heard(access, "notifications", "")
    assert said.kind is Happening.MESSAGE
    (call,) = double.called("GET v1/notifications")
    assert call.params["include_filtered"] == ["true"]
    assert "favourite" not in call.params["types[]"]


def test_asks_a_server_that_knows_no_quotes_again(double: Double, access: Access) -> None:
    double.knows_quotes = False
    double.mention("@townhall Hello")
    assert len(heard(access, "notifications", "")[0]) == 1


def test_knows_the_thread_of_an_answer_to_an_answer(double: Double, access: Access) -> None:
    root = double.mention("@townhall When?")
    ours = PLUG.send(access, outgoing("At noon.", target=replace(ANN, remote_id=root["id"])))
    double.mention("@townhall Thank you!", in_reply_to_id=ours.remote_id)
    first, second = heard(access, "notifications", "")[0]
    assert (first.thread_id, second.thread_id) == (root["id"], root["id"])
    assert second.parent_id == ours.remote_id


def test_hears_of_edits_and_deletions(double: Double, access: Access) -> None:
    kept, gone = double.mention("@townhall A lmp"), double.mention("@townhall Never mind")
    told, cursor = heard(access, "changes", "")
    assert not told  # the other stream tells what is new
    assert heard(access, "changes", cursor)[0] == []
    double.edit(kept["id"], "@townhall A lamp")
    double.delete(gone["id"])
    (edit, deletion), cursor = heard(access, "changes", cursor)
    assert (edit.kind, edit.remote_id) == (Happening.EDIT, kept["id"])
    assert edit.text == "@townhall A lamp"
    assert (deletion.kind, deletion.remote_id) == (Happening.DELETION, gone["id"])
    assert deletion.author.remote_id == edit.author.remote_id
    assert heard(access, "changes", cursor)[0] == []


def test_finds_what_was_numbered_late(double: Double, access: Access) -> None:
    _, cursor = heard(access, "changes", "")
    late = double.mention("@townhall Late")
    first = PLUG.collect(access, "changes", cursor).items
    again = PLUG.collect(access, "notifications", "").items
    assert [raw.fingerprint for raw in first] == [raw.fingerprint for raw in again]
    assert PLUG.normalize(first[0].body, access)[0].remote_id == late["id"]


def test_takes_nobody_who_blocks_us_for_one_who_deleted(double: Double, access: Access) -> None:
    hidden = double.mention("@townhall Grr")
    _, cursor = heard(access, "changes", "")
    double.delete(hidden["id"])
    double.blocked_by = {"202"}
    assert heard(access, "changes", cursor)[0] == []


def test_looks_for_many_missing_ones_in_turn(double: Double, access: Access) -> None:
    posts = [double.mention(f"@townhall {number}") for number in range(25)]
    _, cursor = heard(access, "changes", "")
    for post in posts:
        double.delete(post["id"])
    found = []
    for _ in range(3):
        told, cursor = heard(access, "changes", cursor)
        found.append(len(told))
    assert found == [10, 10, 5]


def test_looks_back_as_far_as_it_is_asked(double: Double, access: Access) -> None:
    for number in range(100):
        double.mention(f"@townhall {number}")
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    first = PLUG.look_back(access, "notifications", long_ago, "")
    second = PLUG.look_back(access, "notifications", long_ago, first.cursor)
    assert (len(first.items), len(second.items), first.more) == (80, 20, True)
    soon = datetime.now(UTC) + timedelta(hours=1)
    assert not PLUG.look_back(access, "notifications", soon, "").more


def test_knows_our_own_words_when_they_come_back(double: Double, access: Access) -> None:
    double.mention("@townhall Note to ourselves", author=us())
    (said,), _ = heard(access, "notifications", "")
    assert said.author.remote_id == access.remote_id


@pytest.mark.parametrize("cursor", ["x", "[]", '{"1":2}', '{"1":["a"]}', "null", "7"])
def test_refuses_a_cursor_that_is_not_ours(access: Access, cursor: str) -> None:
    with pytest.raises(Temporary):
        PLUG.collect(access, "changes", cursor)


# Figures


def test_counts_what_the_server_counts_and_sees_what_is_gone(
    double: Double, access: Access
) -> None:
    said = PLUG.send(access, outgoing("The bridge is shut.")).remote_id
    double.posts[said] |= {"replies_count": 12, "reblogs_count": 40, "favourites_count": 0}
    counted = Figures(replies=12, reposts=40, likes=0)
    assert PLUG.figures(access, (said, "9")) == {said: counted, "9": Figures(gone=True)}


def test_does_not_know_what_the_server_leaves_out(double: Double, access: Access) -> None:
    said = PLUG.send(access, outgoing("The bridge is shut.")).remote_id
    assert PLUG.figures(access, (said,)) == {said: Figures()}


def test_takes_a_broken_line_for_no_loss(double: Double, access: Access) -> None:
    said = PLUG.send(access, outgoing("The bridge is shut.")).remote_id
    double.fault(f"GET v1/statuses/{said}", Refusal(502))
    with pytest.raises(Temporary):
        PLUG.figures(access, (said,))
