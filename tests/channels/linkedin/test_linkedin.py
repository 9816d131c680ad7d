"""Clarion posts, corrects, answers and listens on LinkedIn, and is never mistaken about it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from clarion.channels.connectors.linkedin import places
from clarion.channels.connectors.linkedin.capabilities import COMMENTS, ENTERED
from clarion.channels.connectors.linkedin.places import GAP, PAGES_MAX
from clarion.channels.contract import (
    Absent,
    Access,
    Deed,
    Edge,
    Failure,
    Figures,
    InThread,
    Outgoing,
    Permanent,
    Reason,
    Sent,
    Target,
    Temporary,
    Unknown,
)
from tests.channels.linkedin.double import MAYA, NOON, TOKEN, US, Cut, Double, Refusal, running
from tests.channels.linkedin.pages import PICTURE, PLUG, access_to, outgoing


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as double:
        yield double


@pytest.fixture
def us(double: Double) -> Access:
    return access_to(double.url)


def polled(us: Access, cursor: str = "") -> tuple[list[str], str, list[str]]:
    """Poll as the postroom does, until there is no more: what came, where we are, what is lost."""
    came: dict[str, str] = {}
    gaps: list[str] = []
    for _ in range(PAGES_MAX + 10):
        harvest = PLUG.collect(us, COMMENTS, cursor)
        for raw in harvest.items:
            (one,) = PLUG.normalize(raw.body, us)
            came.setdefault(raw.fingerprint, one.text)
        gaps += [harvest.gap] if harvest.gap else []
        cursor = harvest.cursor
        if not harvest.more:
            return sorted(came.values()), cursor, gaps
    raise AssertionError("the poll never ended")


def changed(text: str, said_id: str, **more: object) -> Outgoing:
    return outgoing(text, deed=Deed.CHANGE, said_id=said_id, **more)  # type: ignore[arg-type]  # as given


def down(said_id: str) -> Outgoing:
    return outgoing("", deed=Deed.TAKE_DOWN, said_id=said_id)


# Who we are


def test_knows_the_page_and_when_its_token_ends(double: Double, us: Access) -> None:
    profile = PLUG.probe(us)
    assert (profile.remote_id, profile.handle, profile.name) == (
        US,
        "elmsbridge",
        "Town of Elmsbridge",
    )
    assert profile.missing_scopes == ()
    assert profile.expires_at is not None
    assert timedelta(days=59) < profile.expires_at - datetime.now(UTC) < timedelta(days=61)
    double.scopes = "r_organization_social,w_organization_social"
    assert "rw_organization_admin" in PLUG.probe(us).missing_scopes


def test_k1_fetches_the_next_token_for_as_long_as_there_is_one(double: Double, us: Access) -> None:
    renewal = PLUG.renew(us)
    assert renewal is not None
    assert renewal.secrets["access_token"] in double.tokens
    assert not renewal.last
    double.refresh_days = 65
    last = PLUG.renew(us)
    assert last is not None
    assert last.last, "the next one would last for five days, which is too late to say so"
    double.refresh_days = 0
    with pytest.raises(Permanent) as refusal:
        PLUG.renew(us)
    assert refusal.value.reason is Reason.TOKEN_REVOKED


def test_k1_renews_no_token_that_was_entered_alone(double: Double) -> None:
    alone = access_to(double.url, key=ENTERED, token=TOKEN, access_token="an older one")
    assert PLUG.renew(alone) is None
    assert PLUG.probe(alone).expires_at is not None
    assert PLUG.send(alone, outgoing("Mill Lane is closed.")).remote_id


@pytest.mark.parametrize(
    ("state", "reason"), [("expired", Reason.TOKEN_EXPIRED), ("revoked", Reason.TOKEN_REVOKED)]
)
def test_says_when_a_person_must_sign_in_anew(double: Double, state: str, reason: Reason) -> None:
    double.tokens[TOKEN] = {"active": False, "status": state}
    alone = access_to(double.url, key=ENTERED, token=TOKEN)
    with pytest.raises(Permanent) as refusal:
        PLUG.probe(alone)
    assert refusal.value.reason is reason
    double.tokens = {}
    with pytest.raises(Permanent) as ended:
        PLUG.send(alone, outgoing("Words."))
    assert ended.value.reason is Reason.TOKEN_EXPIRED
    with pytest.raises(Temporary):
        PLUG.send(access_to(double.url), outgoing("Words."))


@pytest.mark.parametrize(
    "wrong", [{"organization": "elmsbridge"}, {"organization": ""}, {"version": "latest"}]
)
def test_says_what_was_entered_wrongly(us: Access, double: Double, wrong: dict[str, str]) -> None:
    with pytest.raises(Permanent) as refusal:
        PLUG.probe(replace(us, settings={**us.settings, **wrong}))
    assert refusal.value.reason is Reason.MISCONFIGURED
    assert double.calls == []


# What we say


def test_posts_words_to_everybody(double: Double, us: Access) -> None:
    sent = PLUG.send(us, outgoing("Mill Lane (A12) is closed. #Flood"))
    (post,) = double.posts
    assert post["commentary"] == r"Mill Lane \(A12\) is closed. #Flood"
    assert sent.remote_id == post["id"]
    assert sent.url == f"https://www.linkedin.com/feed/update/{post['id']}/"
    (call,) = double.calls
    body = call.said()
    assert (body["visibility"], body["lifecycleState"]) == ("PUBLIC", "PUBLISHED")
    assert body["distribution"]["feedDistribution"] == "MAIN_FEED"


def test_hands_in_described_pictures_and_waits_for_them(double: Double, us: Access) -> None:
    double.work_left = 2
    PLUG.send(us, outgoing("Mill Lane is closed.", media=(PICTURE,)))
    PLUG.send(us, outgoing("Mill Lane is open.", media=(PICTURE, PICTURE)))
    alone, several = (post["content"] for post in double.posts)
    assert alone["media"]["altText"] == "Mill Lane is red."
    assert [one["altText"] for one in several["multiImage"]["images"]] == ["Mill Lane is red."] * 2
    assert set(double.images.values()) == {b"picture"}
    assert alone["media"]["id"].rpartition(":")[2] in double.images


def test_posts_nothing_without_its_picture(double: Double, us: Access) -> None:
    double.broken_image = True
    with pytest.raises(Permanent) as refusal:
        PLUG.send(us, outgoing("W", media=(PICTURE,)))
    assert refusal.value.reason is Reason.MEDIA_REFUSED
    double.broken_image, double.work_left = False, 100
    with pytest.raises(Temporary):
        PLUG.send(us, outgoing("W", media=(PICTURE,)))
    assert double.posts == []


def test_hands_its_token_to_nobody_else(double: Double, us: Access) -> None:
    double.url = "https://pictures.example"
    with pytest.raises(Temporary):
        PLUG.send(us, outgoing("W", media=(PICTURE,)))
    assert [call.method for call in double.calls] == ["POST"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (outgoing("x", edge=Edge.PRIVATE), Reason.REJECTED),
        (outgoing("x" * 2_999 + "#"), Reason.TOO_LONG),
        (outgoing("x", media=(PICTURE,) * 21), Reason.MEDIA_REFUSED),
        (outgoing("x", media=(replace(PICTURE, mime="image/webp"),)), Reason.MEDIA_REFUSED),
        (outgoing("x", media=(replace(PICTURE, content=bytes(5_000_001)),)), Reason.MEDIA_REFUSED),
        (outgoing("x" * 1_251, target=Target(remote_id="urn:li:share:1")), Reason.TOO_LONG),
        (
            outgoing("x", target=Target(remote_id="urn:li:share:1"), media=(PICTURE,)),
            Reason.MEDIA_REFUSED,
        ),
        (outgoing("x", target=Target(remote_id="1")), Reason.TARGET_GONE),
    ],
)
def test_refuses_what_linkedin_would_not_take(
    double: Double, us: Access, words: Outgoing, reason: Reason
) -> None:
    with pytest.raises(Permanent) as refusal:
        PLUG.send(us, words)
    assert refusal.value.reason is reason
    assert double.calls == []


def test_answers_below_a_comment_in_plain_words(double: Double, us: Access) -> None:
    asked = double.comment(double.say("Mill Lane is closed.")["id"], "Until when?")
    sent = PLUG.send(us, outgoing("Until (about) noon.", target=Target(remote_id=asked["$URN"])))
    (answer,) = double.comments[asked["$URN"]]
    assert (answer["$URN"], answer["message"]["text"]) == (sent.remote_id, "Until (about) noon.")
    assert answer["actor"] == US


def test_answers_an_answer_below_the_comment_above_both(double: Double, us: Access) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    first = double.comment(post, "Until when?")
    second = double.comment(first["$URN"], "And the tram?")
    target = Target(
        remote_id=second["$URN"], thread_id=post, extra={"above": second["parentComment"]}
    )
    sent = PLUG.send(us, outgoing("Both until noon.", target=target))
    assert [one["$URN"] for one in double.comments[first["$URN"]]] == [
        second["$URN"],
        sent.remote_id,
    ]
    assert sent.url == f"https://www.linkedin.com/feed/update/{post}/"


def test_does_not_answer_what_is_gone(us: Access) -> None:
    gone = "urn:li:comment:(urn:li:activity:1,2)"
    with pytest.raises(Permanent) as refusal:
        PLUG.send(us, outgoing("Until noon.", target=Target(remote_id=gone)))
    assert refusal.value.reason is Reason.TARGET_GONE


# What became of it


@pytest.mark.parametrize(
    "error", [Cut(), Refusal(500), Refusal(422, "DUPLICATE_POST"), Refusal(409, "CONFLICT")]
)
def test_p10_finds_its_words_after_an_unclear_answer(
    double: Double, us: Access, error: Exception
) -> None:
    double.fault = (error, True)
    with pytest.raises(Unknown):
        PLUG.send(us, outgoing("Mill  Lane (A12) is closed.\r\n", media=(PICTURE,)))
    found = PLUG.look_again(us, outgoing("Mill Lane\n(A12) is closed.", media=(PICTURE,)))
    assert isinstance(found, Sent)
    assert found.remote_id == double.posts[0]["id"]
    assert isinstance(PLUG.look_again(us, outgoing("Mill Lane (A12) is closed.")), Absent)


def test_p10_finds_its_answer_among_those_of_others(double: Double, us: Access) -> None:
    asked = double.comment(double.say("Mill Lane is closed.")["id"], "Until when?")
    words = outgoing("Until noon.", target=Target(remote_id=asked["$URN"]))
    double.comment(asked["$URN"], "Until noon.", by="urn:li:person:noah")
    for number in range(120):
        double.comment(asked["$URN"], f"Question {number}")
    assert isinstance(PLUG.look_again(us, words), Absent), "somebody else said the same"
    double.fault = (Cut(), True)
    with pytest.raises(Unknown):
        PLUG.send(us, words)
    assert isinstance(PLUG.look_again(us, words), Sent)


def test_takes_no_older_post_for_its_own(double: Double, us: Access) -> None:
    double.clock = NOON - timedelta(hours=1)
    double.say("Mill Lane is closed.")
    assert isinstance(PLUG.look_again(us, outgoing("Mill Lane is closed.")), Absent)


def test_finds_what_many_posts_came_after(double: Double, us: Access) -> None:
    double.say("Mill Lane is closed.")
    for number in range(250):
        double.say(f"Statement {number}")
    assert isinstance(PLUG.look_again(us, outgoing("Mill Lane is closed.")), Sent)
    for number in range(100):
        double.say(f"Statement {number}")
    with pytest.raises(Temporary):
        PLUG.look_again(us, outgoing("Mill Lane is closed."))


def test_does_not_know_what_has_no_name(double: Double, us: Access) -> None:
    double.nameless = True
    with pytest.raises(Unknown):
        PLUG.send(us, outgoing("Words."))


# What is put right


def test_puts_other_words_in_the_place_of_ours(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("Mill Lane is closed.", media=(PICTURE,)))
    now = changed("Mill Lane [A12] is open.", said.remote_id, media=(PICTURE,))
    assert isinstance(PLUG.look_again(us, now), Absent)
    assert PLUG.change(us, now).remote_id == said.remote_id
    assert double.posts[0]["commentary"] == r"Mill Lane \[A12\] is open."
    assert isinstance(PLUG.look_again(us, now), Sent)


@pytest.mark.parametrize(
    "pictures", [(), (PICTURE, PICTURE), (replace(PICTURE, alt="Mill Lane is blue."),)]
)
def test_changes_nothing_where_the_pictures_should_change_too(
    double: Double, us: Access, pictures: tuple[object, ...]
) -> None:
    said = PLUG.send(us, outgoing("Mill Lane is closed.", media=(PICTURE,)))
    with pytest.raises(Permanent) as refusal:
        PLUG.change(us, changed("Mill Lane is open.", said.remote_id, media=pictures))
    assert refusal.value.reason is Reason.MEDIA_REFUSED
    assert double.posts[0]["commentary"] == "Mill Lane is closed."


def test_does_not_believe_a_yes_that_changed_nothing(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("Mill Lane is closed."))
    double.deaf = True
    with pytest.raises(Unknown):
        PLUG.change(us, changed("Mill Lane is open.", said.remote_id))


def test_changes_and_takes_down_its_own_first_comment(double: Double, us: Access) -> None:
    post = PLUG.send(us, outgoing("Mill Lane is closed."))
    place = InThread(number=2, of=2, follows="0" * 64)
    below = outgoing("The map.", target=Target(remote_id=post.remote_id), key="dispatch-43")
    comment = PLUG.send(us, replace(below, thread=place))
    now = replace(changed("The *new* map.", comment.remote_id), thread=place)
    assert isinstance(PLUG.look_again(us, now), Absent)
    assert PLUG.change(us, now).remote_id == comment.remote_id
    assert isinstance(PLUG.look_again(us, now), Sent)
    (said,) = double.comments[post.remote_id]
    assert said["message"]["text"] == "The *new* map."
    assert isinstance(PLUG.look_again(us, down(comment.remote_id)), Absent)
    for _ in range(2):
        PLUG.take_down(us, down(comment.remote_id))
    assert double.comments[post.remote_id] == []
    assert isinstance(PLUG.look_again(us, down(comment.remote_id)), Sent)


def test_takes_down_and_takes_what_is_gone_for_taken_down(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("Mill Lane is closed."))
    assert isinstance(PLUG.look_again(us, down(said.remote_id)), Absent)
    for _ in range(2):
        assert PLUG.take_down(us, down(said.remote_id)).remote_id == said.remote_id
    assert double.posts == []
    assert isinstance(PLUG.look_again(us, down(said.remote_id)), Sent)


def test_does_not_take_what_it_may_not_touch_for_gone(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("Mill Lane is closed."))
    double.fault = (Refusal(403, "ACCESS_DENIED"), False)
    with pytest.raises(Permanent) as refusal:
        PLUG.take_down(us, down(said.remote_id))
    assert refusal.value.reason is Reason.PERMISSION_LOST
    assert len(double.posts) == 1


NOT_FOUND, DENIED = Refusal(404, "NOT_FOUND"), Refusal(403, "ACCESS_DENIED")
NO_PROOF = {
    "a gateway": {"posts": Refusal(404), "socialActions": Refusal(404)},
    "no such path": dict.fromkeys(
        ("posts", "socialActions"), Refusal(404, "RESOURCE_NOT_FOUND", "No virtual resource found")
    ),
    "we see nothing": {"posts": NOT_FOUND, "socialActions": NOT_FOUND, "organizations": DENIED},
}


@pytest.mark.parametrize("closed", NO_PROOF.values(), ids=NO_PROOF)
def test_what_we_may_not_see_any_more_was_not_deleted(
    double: Double, us: Access, closed: dict[str, Refusal]
) -> None:
    post = double.say("Wrong.")["id"]
    comment = double.comment(post, "Wrong as well.", by=US)["$URN"]
    cursor = PLUG.collect(us, COMMENTS, "").cursor
    double.closed = closed
    answer = outgoing("Until noon.", target=Target(remote_id=post))
    for name in (post, comment):
        with pytest.raises(Unknown):
            PLUG.take_down(us, down(name))
        for read in (
            lambda name=name: PLUG.look_again(us, down(name)),
            lambda name=name: PLUG.figures(us, (name,)),
            lambda: PLUG.look_again(us, answer),
            lambda: PLUG.collect(us, COMMENTS, cursor),
        ):
            with pytest.raises(Temporary):
                read()
    double.closed = {}
    assert polled(us, cursor)[0] == ["Wrong as well."]


@pytest.mark.parametrize("name", ["", "urn:li:share:1/../../me", "urn:li:person:1", "1?x=1"])
def test_changes_nothing_that_has_no_name(double: Double, us: Access, name: str) -> None:
    for ask in (PLUG.change, PLUG.take_down):
        with pytest.raises(Permanent) as refusal:
            ask(us, changed("x", name))
        assert refusal.value.reason is Reason.TARGET_GONE
    assert double.calls == []


# How far it has gone


def test_tells_how_far_posts_and_comments_have_gone(double: Double, us: Access) -> None:
    share, ugc = (double.say("Words.", kind=kind)["id"] for kind in ("share", "ugcPost"))
    double.statistics[ugc] = {"likeCount": 3, "commentCount": 2, "shareCount": 1}
    comment = double.comment(share, "The map.", by=US)["$URN"]
    double.comment(comment, "Thanks.")
    found = PLUG.figures(us, (share, ugc, comment, "urn:li:share:9"))
    assert found[ugc] == Figures(replies=2, reposts=1, likes=3, seen=1)
    assert found[share].seen == 1
    assert found["urn:li:share:9"] == Figures(gone=True)
    assert found[comment] == Figures(), "LinkedIn says nothing here, and so do we"


# What comes in


def test_brings_comments_below_every_post_and_each_once(double: Double, us: Access) -> None:
    posts = [double.say(f"Statement {number}")["id"] for number in range(3)]
    for number, post in enumerate(posts):
        double.comment(post, f"Question {number}")
    came, cursor, _ = polled(us)
    assert came == ["Question 0", "Question 1", "Question 2"]
    double.clock += timedelta(hours=2)
    double.comment(posts[0], "Question 3")
    came, cursor, _ = polled(us, cursor)
    assert "Question 3" in came
    double.clock += timedelta(hours=2)
    double.comment(posts[1], "Question 4")
    assert polled(us, cursor)[0] == ["Question 3", "Question 4"], "not from the start"


def test_brings_answers_below_a_comment(double: Double, us: Access) -> None:
    first = double.comment(double.say("Statement")["id"], "When?")
    _, cursor, _ = polled(us)
    double.comment(first["$URN"], "Yes, when?")
    came, cursor, _ = polled(us, cursor)
    assert "Yes, when?" in came
    before = len(double.calls)
    polled(us, cursor)
    assert len(double.calls) == before + 2, "the posts, and one page: nothing was answered since"


@pytest.mark.parametrize("hides_totals", [False, True])
def test_i3_loses_none_of_a_storm(double: Double, us: Access, hides_totals: bool) -> None:
    double.hides_totals = hides_totals
    posts = [double.say(f"Statement {number}")["id"] for number in range(2)]
    _, cursor, _ = polled(us)
    for number in range(400):
        double.comment(posts[number % 2], f"Question {number:03}")
    came, cursor, gaps = polled(us, cursor)
    assert came == [f"Question {number:03}" for number in range(400)]
    assert gaps == []


def test_i6_says_that_a_storm_was_too_large(
    double: Double, us: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "PAGES_MAX", 5)
    post = double.say("Statement")["id"]
    _, cursor, _ = polled(us)
    double.comments[post] = [
        {**double.comment("urn:li:share:1", "?"), "object": "urn:li:activity:5"} for _ in range(600)
    ]
    came, _, gaps = polled(us, cursor)
    assert len(came) >= 400
    assert gaps == [GAP]


def test_reads_again_what_came_since_an_instant(double: Double, us: Access) -> None:
    post = double.say("Statement")["id"]
    first = double.comment(post, "Question")["$URN"]
    for number in range(150):
        double.comment(post if number % 2 else first, f"Question {number}")
    came, page = set(), ""
    for _ in range(9):
        harvest = PLUG.look_back(us, COMMENTS, NOON, page)
        came |= {raw.fingerprint for raw in harvest.items}
        page = harvest.cursor
        if not harvest.more:
            break
    assert len(came) == 151


def test_i17_names_the_author_the_post_and_what_is_answered(double: Double, us: Access) -> None:
    post = double.say("Statement")["id"]
    first = double.comment(post, "When?")
    double.comment(first["$URN"], "At noon.", by=US)
    _, cursor, _ = polled(us)
    cursor = PLUG.look_back(us, COMMENTS, NOON, "").cursor
    things = []
    for _ in range(2):
        harvest = PLUG.collect(us, COMMENTS, cursor)
        things += [PLUG.normalize(raw.body, us)[0] for raw in harvest.items]
        cursor = harvest.cursor
    theirs, ours = things
    assert (theirs.author.remote_id, theirs.thread_id, theirs.parent_id) == (MAYA, post, post)
    assert (ours.author.remote_id, ours.thread_id, ours.parent_id) == (US, post, first["$URN"])
    assert ours.extra == {"above": first["$URN"]}
    assert theirs.sent_at == NOON + timedelta(seconds=2)


def test_goes_on_where_a_post_has_gone_meanwhile(double: Double, us: Access) -> None:
    post = double.say("Statement")["id"]
    double.comment(post, "Question")
    cursor = PLUG.collect(us, COMMENTS, "").cursor
    double.redirect = ""
    double.comments = {}
    assert polled(us, cursor)[0] == []


def test_begins_anew_from_a_cursor_that_nobody_can_read(double: Double, us: Access) -> None:
    double.comment(double.say("Statement")["id"], "Question")
    for cursor in ("what?", "[]", '{"known": 5}', "null"):
        assert polled(us, cursor)[0] == ["Question"]


def test_refuses_what_linkedin_cannot_do(us: Access) -> None:
    for call in (
        lambda: PLUG.collect(us, "likes", ""),
        lambda: PLUG.subscribe(us, "https://town.example/hooks/1/"),
        lambda: PLUG.stand_by(us, 1),
    ):
        with pytest.raises(Permanent) as refusal:
            call()
        assert not refusal.value.account_is_broken


# What its refusals mean

MEANT: list[tuple[Refusal, type[Failure], Reason]] = [
    (Refusal(401, "REVOKED_ACCESS_TOKEN"), Temporary, Reason.TOKEN_EXPIRED),
    (Refusal(403, "ACCESS_DENIED"), Permanent, Reason.PERMISSION_LOST),
    (Refusal(403, "SomethingElse"), Unknown, Reason.UNKNOWN_REFUSAL),
    (Refusal(404, "NOT_FOUND"), Permanent, Reason.TARGET_GONE),
    (Refusal(404), Unknown, Reason.UNRECOGNISED),
    (Refusal(404, "RESOURCE_NOT_FOUND"), Unknown, Reason.UNRECOGNISED),
    (Refusal(409), Unknown, Reason.REJECTED),
    (Refusal(400, "FIELD_LENGTH_TOO_LONG"), Permanent, Reason.TOO_LONG),
    (Refusal(400, "MEDIA_ASSET_WAITING_UPLOAD"), Temporary, Reason.NETWORK_DOWN),
    (Refusal(400, "INVALID_IMAGE_ID"), Permanent, Reason.MEDIA_REFUSED),
    (Refusal(422, "UNPROCESSABLE_ENTITY"), Permanent, Reason.REJECTED),
    (Refusal(426, "NONEXISTENT_VERSION"), Permanent, Reason.MISCONFIGURED),
    (Refusal(429, "TOO_MANY_REQUESTS"), Temporary, Reason.RATE_LIMITED),
    (Refusal(503), Unknown, Reason.NETWORK_DOWN),
    (Refusal(400, 65600), Unknown, Reason.UNKNOWN_REFUSAL),
]


@pytest.mark.parametrize(("refusal", "kind", "reason"), MEANT, ids=lambda one: str(one)[:40])
def test_understands_a_refusal_by_its_codes(
    double: Double, us: Access, refusal: Refusal, kind: type[Failure], reason: Reason
) -> None:
    double.fault = (refusal, False)
    with pytest.raises(Failure) as found:
        PLUG.send(us, outgoing("Words."))
    assert (type(found.value), found.value.reason) == (kind, reason)


def test_understands_what_was_wrong_with_what_it_sent(double: Double, us: Access) -> None:
    duplicate = Refusal(422)
    wrong = {"description": "Duplicate post is detected", "input": {}, "code": "DUPLICATE_POST"}
    duplicate.body = {"status": 422, "errorDetails": {"inputErrors": [wrong]}}
    double.fault = (duplicate, False)
    with pytest.raises(Unknown) as found:
        PLUG.send(us, outgoing("Words."))
    assert found.value.reason is Reason.REJECTED
