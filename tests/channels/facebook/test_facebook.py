"""Clarion posts, corrects, answers and listens on Facebook, and is never mistaken about it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from clarion.channels.connectors.facebook.capabilities import COMMENTS, MENTIONS, VISITS
from clarion.channels.contract import (
    Absent,
    Access,
    Deed,
    Edge,
    Failure,
    Figures,
    InThread,
    Media,
    Outgoing,
    Permanent,
    Reason,
    Sent,
    Target,
    Temporary,
    Unknown,
)
from clarion.channels.graph.proof import proof_of
from clarion.channels.graph.walk import GAP, PAGES_MAX
from tests.channels.facebook.double import NOON, TOKEN, US, Cut, Double, Refusal, running
from tests.channels.facebook.pages import PLUG, access_to, outgoing

PICTURE = Media(name="map.png", mime="image/png", alt="Mill Lane\nis red.", content=b"picture")


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as double:
        yield double


@pytest.fixture
def us(double: Double) -> Access:
    return access_to(double.url)


def polled(us: Access, stream: str, cursor: str = "") -> tuple[list[str], str, list[str]]:
    """Poll as the postroom does, until there is no more: what came, where we are, what is lost."""
    came: dict[str, str] = {}
    gaps: list[str] = []
    for _ in range(100):
        harvest = PLUG.collect(us, stream, cursor)
        for raw in harvest.items:
            (one,) = PLUG.normalize(raw.body, us)
            came.setdefault(raw.fingerprint, one.text)
        gaps += [harvest.gap] if harvest.gap else []
        cursor = harvest.cursor
        if not harvest.more:
            return sorted(came.values()), cursor, gaps
    raise AssertionError("the poll never ended")


def changed(text: str, said_id: str, **more: object) -> Outgoing:
    return outgoing(text, deed=Deed.CHANGE, said_id=said_id, **more)  # type: ignore[arg-type]


def down(said_id: str) -> Outgoing:
    return outgoing("", deed=Deed.TAKE_DOWN, said_id=said_id)


# Who we are


def test_knows_for_which_page_the_token_speaks(us: Access) -> None:
    profile = PLUG.probe(us)
    assert (profile.remote_id, profile.handle) == (US, "Town of Elmsbridge")
    assert profile.expires_at is None
    assert PLUG.renew(us) is None


def test_says_that_the_token_was_taken_back(double: Double) -> None:
    with pytest.raises(Permanent) as refusal:
        PLUG.probe(access_to(double.url, page_token="taken-back-token"))
    assert refusal.value.reason is Reason.TOKEN_REVOKED
    assert refusal.value.account_is_broken


def test_proves_that_it_holds_the_apps_secret(double: Double) -> None:
    PLUG.probe(access_to(double.url, app_secret="a secret of the app"))
    (call,) = double.calls
    assert call.params["appsecret_proof"] == proof_of(TOKEN, "a secret of the app")
    assert "a secret of the app" not in str(call)
    assert TOKEN not in call.path + str(call.params)


# What we say


def test_posts_words_and_described_pictures(double: Double, us: Access) -> None:
    sent = PLUG.send(us, outgoing("Mill Lane is closed.", media=(PICTURE,)))
    (post,) = double.posts
    assert post["message"] == "Mill Lane is closed."
    assert (sent.remote_id, sent.url) == (post["id"], f"https://www.facebook.com/{post['id']}")
    (form,) = (double.photos[name] for name in post["photos"])
    assert b'name="alt_text_custom"\r\n\r\nMill Lane is red.\r\n' in form
    assert b'name="published"\r\n\r\nfalse\r\n' in form
    assert b"Content-Type: image/png\r\n\r\npicture\r\n" in form


def test_no_description_can_become_a_part_of_the_form(double: Double, us: Access) -> None:
    picture = replace(PICTURE, alt='x\r\n--clarion\r\nContent-Disposition: form-data; name="no"')
    PLUG.send(us, outgoing("Words.", media=(picture,)))
    (form,) = double.photos.values()
    assert form.count(b"\r\nContent-Disposition") == 4


def test_posts_nothing_without_its_picture(double: Double, us: Access) -> None:
    with pytest.raises(Failure):
        PLUG.send(
            access_to(double.url, page_token="no-such-token"), outgoing("W", media=(PICTURE,))
        )
    assert double.posts == []


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (outgoing("x", edge=Edge.PRIVATE), Reason.REJECTED),
        (outgoing("x", media=(PICTURE,) * 11), Reason.MEDIA_REFUSED),
        (outgoing("x", media=(replace(PICTURE, mime="application/pdf"),)), Reason.MEDIA_REFUSED),
        (outgoing("x", media=(replace(PICTURE, content=bytes(4_000_001)),)), Reason.MEDIA_REFUSED),
        (outgoing("x" * 8_001, target=Target(remote_id="c1")), Reason.TOO_LONG),
        (outgoing("x", target=Target(remote_id="c1"), media=(PICTURE,)), Reason.MEDIA_REFUSED),
    ],
)
def test_refuses_what_facebook_would_not_take(
    double: Double, us: Access, words: Outgoing, reason: Reason
) -> None:
    with pytest.raises(Permanent) as refusal:
        PLUG.send(us, words)
    assert refusal.value.reason is reason
    assert double.calls == []


def test_answers_below_a_comment(double: Double, us: Access) -> None:
    post = double.say("Mill Lane is closed.")
    asked = double.comment(post["id"], "Until when?")
    sent = PLUG.send(us, outgoing("Until noon.", target=Target(remote_id=asked["id"])))
    (answer,) = double.comments[asked["id"]]
    assert (answer["id"], answer["message"]) == (sent.remote_id, "Until noon.")


def test_does_not_answer_what_is_gone(us: Access) -> None:
    with pytest.raises(Permanent) as refusal:
        PLUG.send(us, outgoing("Until noon.", target=Target(remote_id="c99")))
    assert refusal.value.reason is Reason.TARGET_GONE


# What became of it


@pytest.mark.parametrize("error", [Cut(), Refusal(500, 1), Refusal(400, 2), Refusal(400, 506)])
def test_p10_finds_its_words_after_an_unclear_answer(
    double: Double, us: Access, error: Exception
) -> None:
    double.fault = (error, True)
    with pytest.raises(Unknown):
        PLUG.send(us, outgoing("Mill  Lane is closed.\r\n"))
    found = PLUG.look_again(us, outgoing("Mill Lane\nis closed."))
    assert isinstance(found, Sent)
    assert found.remote_id == double.posts[0]["id"]


def test_p10_finds_its_answer_among_those_of_others(double: Double, us: Access) -> None:
    post = double.say("Mill Lane is closed.")
    asked = double.comment(post["id"], "Until when?")
    words = outgoing("Until noon.", target=Target(remote_id=asked["id"]))
    double.comment(asked["id"], "Until noon.", by="noah")
    assert isinstance(PLUG.look_again(us, words), Absent), "somebody else said the same"
    double.fault = (Cut(), True)
    with pytest.raises(Unknown):
        PLUG.send(us, words)
    assert isinstance(PLUG.look_again(us, words), Sent)


def test_takes_no_older_post_for_its_own(double: Double, us: Access) -> None:
    double.clock = NOON - timedelta(hours=1)
    double.say("Mill Lane is closed.")
    assert isinstance(PLUG.look_again(us, outgoing("Mill Lane is closed.")), Absent)


def test_does_not_choose_between_two_posts_in_the_same_words(double: Double, us: Access) -> None:
    for _ in range(2):
        double.say("Mill Lane is closed.")
    with pytest.raises(Unknown):
        PLUG.look_again(us, outgoing("Mill Lane is closed."))


# What is put right


def test_puts_other_words_and_pictures_in_the_place_of_ours(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("Mill Lane is closed.", media=(PICTURE,)))
    blue = replace(PICTURE, alt="Mill Lane is blue.")
    now = changed("Mill Lane is open.", said.remote_id, media=(blue, PICTURE))
    assert PLUG.change(us, now).remote_id == said.remote_id
    (post,) = double.posts
    assert (post["message"], len(post["photos"])) == ("Mill Lane is open.", 2)
    assert isinstance(PLUG.look_again(us, now), Sent)


def test_changes_and_takes_down_its_own_first_comment(double: Double, us: Access) -> None:
    post = PLUG.send(us, outgoing("Mill Lane is closed.", media=(PICTURE,)))
    place = InThread(number=2, of=2, follows="0" * 64)
    below = outgoing("The map.", target=Target(remote_id=post.remote_id), key="dispatch-43")
    comment = PLUG.send(us, replace(below, thread=place))
    now = replace(changed("The new map.", comment.remote_id), thread=place)
    assert isinstance(PLUG.look_again(us, now), Absent)
    assert PLUG.change(us, now).remote_id == comment.remote_id
    assert isinstance(PLUG.look_again(us, now), Sent)
    (said,) = double.comments[post.remote_id]
    assert said["message"] == "The new map."
    assert isinstance(PLUG.look_again(us, down(comment.remote_id)), Absent)
    PLUG.take_down(us, down(comment.remote_id))
    assert double.comments[post.remote_id] == []


def test_does_not_believe_that_a_picture_is_gone(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("Mill Lane is closed.", media=(PICTURE,)))
    double.keeps_pictures = True
    now = changed("Mill Lane is open.", said.remote_id)
    for ask in (PLUG.change, PLUG.look_again):
        with pytest.raises(Unknown):
            ask(us, now)


def test_knows_not_whether_a_broken_line_changed_it(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("Mill Lane is closed."))
    now = changed("Mill Lane is open.", said.remote_id)
    assert isinstance(PLUG.look_again(us, now), Absent)
    double.fault = (Cut(), True)
    with pytest.raises(Unknown):
        PLUG.change(us, now)
    assert isinstance(PLUG.look_again(us, now), Sent)


def deletes(double: Double) -> int:
    return len(double.writes("DELETE"))


def test_takes_down_a_post(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("Mill Lane is closed."))
    assert isinstance(PLUG.look_again(us, down(said.remote_id)), Absent)
    assert PLUG.take_down(us, down(said.remote_id)).remote_id == said.remote_id
    assert (double.posts, deletes(double)) == ([], 1)


@pytest.mark.parametrize("newer", [0, 110])
@pytest.mark.parametrize("of", ["a post", "a comment"])
def test_what_we_may_not_see_any_more_was_not_deleted(
    double: Double, us: Access, newer: int, of: str
) -> None:
    """Meta answers alike for what is not there and for what our key does not open."""
    post = double.say("Wrong.")["id"]
    comment = double.comment(post, "Wrong as well.", by=US)["id"]
    for number in range(newer):
        double.say(f"Newer {number}")
    name = post if of == "a post" else comment
    double.unseen = {name}
    with pytest.raises(Unknown):
        PLUG.take_down(us, down(name))
    assert deletes(double) == 0
    with pytest.raises(Unknown):
        PLUG.look_again(us, down(name))


def test_what_goes_between_the_look_and_the_call_was_deleted(double: Double, us: Access) -> None:
    """It was there for us a moment ago, so that it is missing now is an answer."""
    post = double.say("Wrong.")["id"]
    comment = double.comment(post, "Wrong as well.", by=US)["id"]
    double.fault = (Refusal(400, 100, subcode=33), False)
    assert PLUG.take_down(us, down(comment)).proof
    double.fault = (Refusal(400, 100, subcode=33), False)
    with pytest.raises(Unknown):
        PLUG.take_down(us, down(post))
    assert len(double.posts) == 1, "it is still on our list"


@pytest.mark.parametrize("name", ["../me", "1_2?x=1", "1/../me/feed?x=", "١٢"])
def test_answers_nothing_that_has_no_name(double: Double, us: Access, name: str) -> None:
    words = outgoing("Until noon.", target=Target(remote_id=name))
    for ask in (PLUG.send, PLUG.look_again):
        with pytest.raises(Permanent) as refusal:
            ask(us, words)
        assert refusal.value.reason is Reason.TARGET_GONE
    assert double.calls == []


@pytest.mark.parametrize("name", ["", "../me", "1_2?x=1", "١٢"])
def test_changes_nothing_that_has_no_name(double: Double, us: Access, name: str) -> None:
    for ask in (PLUG.change, PLUG.take_down):
        with pytest.raises(Permanent) as refusal:
            ask(us, changed("x", name))
        assert refusal.value.reason is Reason.TARGET_GONE
    assert double.calls == []


# How far it has gone


def test_tells_how_far_posts_and_comments_have_gone(double: Double, us: Access) -> None:
    shared, alone = double.say("Mill Lane is closed.")["id"], double.say("It is open.")["id"]
    comment = double.comment(shared, "The map.", by=US)["id"]
    likes = {"reactions": {"summary": {"total_count": 7}}}
    double.counted = {shared: {"shares": {"count": 3}, **likes}, comment: likes}
    assert PLUG.figures(us, (shared, alone, comment, shared)) == {
        shared: Figures(replies=1, reposts=3, likes=7),
        alone: Figures(replies=0, likes=0),
        comment: Figures(replies=0, likes=7),
    }
    assert len(double.calls) == 3, "each is asked about once"


def test_says_nothing_of_what_it_may_not_see_and_loses_no_other(double: Double, us: Access) -> None:
    hidden, broken, stands = (double.say(f"Statement {number}")["id"] for number in range(3))
    double.unseen = {hidden}
    double.closed = {broken: Refusal(400, 10, message="Not for this app")}
    assert set(PLUG.figures(us, (hidden, f"{US}_999", broken, stands))) == {stands}
    assert PLUG.figures(us, (hidden,)) == {}


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (Refusal(400, 190, subcode=460), Reason.TOKEN_REVOKED),
        (Refusal(400, 32), Reason.RATE_LIMITED),
        (Refusal(500, 2), Reason.NETWORK_DOWN),
    ],
)
def test_says_what_is_wrong_with_more_than_one_post(
    double: Double, us: Access, refusal: Refusal, reason: Reason
) -> None:
    first, last = double.say("First.")["id"], double.say("Last.")["id"]
    double.closed = {last: refusal}
    with pytest.raises(Failure) as failed:
        PLUG.figures(us, (first, last))
    assert failed.value.reason is reason


@pytest.mark.parametrize("code", [10, 200, 100])
def test_says_that_every_figure_is_refused(double: Double, us: Access, code: int) -> None:
    names = tuple(double.say(f"Statement {number}")["id"] for number in range(2))
    double.closed = dict.fromkeys(names, Refusal(403, code))
    with pytest.raises(Permanent) as refused:
        PLUG.figures(us, names)
    assert refused.value.reason in (Reason.PERMISSION_LOST, Reason.REJECTED)


@pytest.mark.parametrize(
    "nonsense",
    [
        {"shares": {"count": -1}},
        {"shares": 3},
        {"reactions": {"summary": {"total_count": "many"}}},
        {"comments": {"summary": {"total_count": True}}},
        {"comments": [1]},
    ],
)
def test_takes_no_nonsense_for_figures(
    double: Double, us: Access, nonsense: dict[str, object]
) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    double.counted[post] = nonsense
    with pytest.raises(Temporary) as failed:
        PLUG.figures(us, (post,))
    assert failed.value.reason is Reason.UNRECOGNISED


@pytest.mark.parametrize("name", ["", "_", "1/../me", "1?fields=x", "١٢"])
def test_asks_nothing_about_what_has_no_name(double: Double, us: Access, name: str) -> None:
    assert PLUG.figures(us, (name,)) == {}
    assert double.calls == []


# What comes in


def test_brings_comments_below_every_post_and_each_once(double: Double, us: Access) -> None:
    posts = [double.say(f"Statement {number}")["id"] for number in range(3)]
    for number, post in enumerate(posts):
        double.comment(post, f"Question {number}")
    came, cursor, _ = polled(us, COMMENTS)
    assert came == ["Question 0", "Question 1", "Question 2"]
    double.clock += timedelta(hours=2)
    double.comment(posts[0], "Question 3")
    _, cursor, _ = polled(us, COMMENTS, cursor)
    double.clock += timedelta(hours=2)
    double.comment(posts[1], "Question 4")
    assert polled(us, COMMENTS, cursor)[0] == ["Question 3", "Question 4"], "not from the start"


def test_i3_loses_none_of_a_storm(double: Double, us: Access) -> None:
    posts = [double.say(f"Statement {number}")["id"] for number in range(2)]
    _, cursor, _ = polled(us, COMMENTS)
    for number in range(400):
        double.comment(posts[number % 2], f"Question {number:03}")
    came, cursor, gaps = polled(us, COMMENTS, cursor)
    assert came == [f"Question {number:03}" for number in range(400)]
    assert gaps == []
    assert len(polled(us, COMMENTS, cursor)[0]) <= 300, "only the last minutes are read again"


def test_i6_says_that_a_storm_was_too_large(double: Double, us: Access) -> None:
    post = double.say("Statement")["id"]
    _, cursor, _ = polled(us, COMMENTS)
    for number in range(PAGES_MAX * 50 + 100):
        double.comment(post, f"Question {number}")
    came, _, gaps = polled(us, COMMENTS, cursor)
    assert len(came) > 1_900
    assert gaps == [GAP]


def test_reads_again_what_came_since_an_instant(double: Double, us: Access) -> None:
    post = double.say("Statement")["id"]
    for number in range(60):
        double.comment(post, f"Question {number}")
    came, page = set(), ""
    for _ in range(5):
        harvest = PLUG.look_back(us, COMMENTS, NOON, page)
        came |= {raw.fingerprint for raw in harvest.items}
        page = harvest.cursor
        if not harvest.more:
            break
    assert len(came) == 60


def test_i17_names_the_author_the_post_and_what_is_answered(double: Double, us: Access) -> None:
    post = double.say("Statement")["id"]
    first = double.comment(post, "When?", by="maya")
    double.comment(post, "Why?", by="noah", parent={"id": first["id"]})
    harvest = PLUG.collect(us, COMMENTS, "")
    why, when = (PLUG.normalize(raw.body, us)[0] for raw in harvest.items)
    assert (when.author.remote_id, when.thread_id, when.parent_id) == ("maya", post, post)
    assert (why.author.remote_id, why.thread_id, why.parent_id) == ("noah", post, first["id"])


@pytest.mark.parametrize(("stream", "edge"), [(MENTIONS, "tagged"), (VISITS, "visitor_posts")])
def test_brings_what_is_said_elsewhere(double: Double, us: Access, stream: str, edge: str) -> None:
    when = "2026-11-22T08:00:00+0000"
    double.elsewhere[edge] = [{"id": "9_1", "message": "The lamp is dark.", "created_time": when}]
    assert polled(us, stream)[0] == ["The lamp is dark."]


def test_keeps_apart_two_whose_names_meta_keeps_back(double: Double, us: Access) -> None:
    post = double.say("Statement")["id"]
    for _ in range(2):
        double.comment(post, "Thanks")
        del double.comments[post][-1]["from"]
    harvest = PLUG.collect(us, COMMENTS, "")
    authors = {PLUG.normalize(raw.body, us)[0].author.remote_id for raw in harvest.items}
    assert len(authors) == 2


def test_begins_anew_from_a_cursor_that_nobody_can_read(double: Double, us: Access) -> None:
    double.comment(double.say("Statement")["id"], "Question")
    for cursor in ("what?", "[]", '{"pages": 5}', "null"):
        assert polled(us, COMMENTS, cursor)[0] == ["Question"]


def test_refuses_what_facebook_cannot_do(us: Access) -> None:
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
    (Refusal(400, 190, subcode=460), Permanent, Reason.TOKEN_REVOKED),
    (Refusal(400, 190, subcode=463), Permanent, Reason.TOKEN_EXPIRED),
    (Refusal(401, 190), Permanent, Reason.TOKEN_REVOKED),
    (Refusal(400, 190, subcode=99), Permanent, Reason.TOKEN_REVOKED),
    (Refusal(403, 10), Permanent, Reason.PERMISSION_LOST),
    (Refusal(403, 283), Permanent, Reason.PERMISSION_LOST),
    (Refusal(400, 368), Permanent, Reason.PERMISSION_LOST),
    (Refusal(400, 100), Permanent, Reason.REJECTED),
    (Refusal(400, 100, subcode=33), Permanent, Reason.TARGET_GONE),
    (Refusal(400, 324), Permanent, Reason.MEDIA_REFUSED),
    (Refusal(403, 4), Temporary, Reason.RATE_LIMITED),
    (Refusal(400, 32), Temporary, Reason.RATE_LIMITED),
    (Refusal(400, 80001), Temporary, Reason.RATE_LIMITED),
    (Refusal(400, 506), Unknown, Reason.REJECTED),
    (Refusal(400, 1), Unknown, Reason.NETWORK_DOWN),
    (Refusal(503, 2), Unknown, Reason.NETWORK_DOWN),
    (Refusal(400, 999_999), Unknown, Reason.UNKNOWN_REFUSAL),
    (Refusal(400, True), Unknown, Reason.UNKNOWN_REFUSAL),
]


@pytest.mark.parametrize(("refusal", "kind", "reason"), MEANT, ids=lambda one: str(one)[:40])
def test_understands_a_refusal_by_its_codes(
    double: Double, us: Access, refusal: Refusal, kind: type[Failure], reason: Reason
) -> None:
    double.fault = (refusal, False)
    with pytest.raises(Failure) as found:
        PLUG.send(us, outgoing("Words."))
    assert (type(found.value), found.value.reason) == (kind, reason)


@pytest.mark.parametrize(
    ("usage", "minutes"),
    [
        ({US: [{"type": "pages", "estimated_time_to_regain_access": 7}, {"type": "x"}]}, 7),
        ({US: [{"estimated_time_to_regain_access": 10**9}]}, 24 * 60),
        ({US: [{"estimated_time_to_regain_access": 0}]}, None),
        ({US: "what?"}, None),
        ([], None),
    ],
)
def test_waits_as_long_as_meta_asks(
    double: Double, us: Access, usage: object, minutes: int | None
) -> None:
    header = {"X_Business_Use_Case_Usage": json.dumps(usage)}
    double.fault = (Refusal(400, 80001, **header), False)
    with pytest.raises(Temporary) as found:
        PLUG.send(us, outgoing("Words."))
    asked = None if minutes is None else timedelta(minutes=minutes)
    assert found.value.retry_after == asked
