"""Clarion posts pictures, answers and listens on Instagram, and is never mistaken about it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from clarion.channels.connectors.instagram.capabilities import COMMENTS
from clarion.channels.contract import (
    Absent,
    Access,
    Deed,
    Edge,
    Failure,
    Figures,
    Outgoing,
    Permanent,
    Reason,
    Sent,
    Target,
    Temporary,
    Unknown,
)
from tests.channels.facebook.double import Cut, Refusal
from tests.channels.instagram.double import NAME, US, Double, running
from tests.channels.instagram.profiles import PICTURE, PLUG, access_to, outgoing


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as double:
        yield double


@pytest.fixture
def us(double: Double) -> Access:
    return access_to(double.url)


def polled(us: Access, cursor: str = "") -> tuple[list[str], str]:
    """Poll as the postroom does, until there is no more."""
    came: dict[str, str] = {}
    for _ in range(100):
        harvest = PLUG.collect(us, COMMENTS, cursor)
        assert harvest.gap == ""
        for raw in harvest.items:
            (one,) = PLUG.normalize(raw.body, us)
            came.setdefault(raw.fingerprint, one.text)
        cursor = harvest.cursor
        if not harvest.more:
            return sorted(came.values()), cursor
    raise AssertionError("the poll never ended")


def refused(us: Access, said: Outgoing) -> Failure:
    with pytest.raises(Failure) as failed:
        PLUG.send(us, said)
    return failed.value


# Who we are


def test_knows_for_which_account_the_token_speaks(us: Access) -> None:
    profile = PLUG.probe(us)
    assert (profile.remote_id, profile.handle) == (US, NAME)


@pytest.mark.parametrize("number", ["", "elmsbridge", "12/../34", "١٢"])
def test_asks_for_the_number_and_not_the_name(us: Access, number: str) -> None:
    with pytest.raises(Permanent) as wrong:
        PLUG.probe(replace(us, settings={**us.settings, "account_id": number}))
    assert wrong.value.reason is Reason.MISCONFIGURED


# Saying something


def test_says_it_below_a_picture_that_instagram_fetches(double: Double, us: Access) -> None:
    sent = PLUG.send(us, outgoing("Mill Lane is closed."))
    (post,) = double.posts
    assert (sent.remote_id, post["caption"]) == (post["id"], "Mill Lane is closed.")
    (laid,) = [one.said for one in double.calls if one.path == f"{US}/media"]
    assert laid == {
        "image_url": PICTURE.address,
        "alt_text": PICTURE.alt,
        "caption": "Mill Lane is closed.",
    }


def test_puts_several_pictures_into_one_post_in_their_order(double: Double, us: Access) -> None:
    second = replace(PICTURE, name="b.jpg", address="https://desk.example/media/2.jpg")
    PLUG.send(us, outgoing("Two roads.", media=(PICTURE, second)))
    (post,) = double.posts
    assert len(post["children"]["data"]) == 2
    laid = [one.said for one in double.calls if one.path == f"{US}/media"]
    assert [one.get("image_url") for one in laid] == [PICTURE.address, second.address, None]
    assert double.containers == {}


def test_waits_until_the_picture_is_ready(double: Double, us: Access) -> None:
    double.states = ["IN_PROGRESS", "IN_PROGRESS", "FINISHED"]
    assert PLUG.send(us, outgoing("Soon.")).remote_id
    assert len(double.posts) == 1


def test_publishes_nothing_that_is_not_ready_and_begins_anew_later(
    double: Double, us: Access
) -> None:
    double.states = ["IN_PROGRESS"] * 8
    failed = refused(us, outgoing("Soon."))
    assert isinstance(failed, Temporary)
    assert double.posts == []
    PLUG.send(us, outgoing("Soon."))
    assert len(double.posts) == 1


def test_says_that_a_picture_could_not_be_used(double: Double, us: Access) -> None:
    double.states = ["ERROR"]
    failed = refused(us, outgoing("Broken."))
    assert isinstance(failed, Permanent)
    assert failed.reason is Reason.MEDIA_REFUSED


@pytest.mark.parametrize(
    ("code", "subcode", "kind", "reason"),
    [
        (36003, 2207009, Permanent, Reason.MEDIA_REFUSED),
        (36004, 2207010, Permanent, Reason.TOO_LONG),
        (9004, 2207052, Temporary, Reason.UNREACHABLE),
        (25, 2207050, Permanent, Reason.PERMISSION_LOST),
        (-2, 2207003, Temporary, Reason.NETWORK_DOWN),
        (190, 463, Permanent, Reason.TOKEN_EXPIRED),
    ],
)
def test_k2_knows_what_is_wrong_while_laying_ready(
    double: Double, us: Access, code: int, subcode: int, kind: type[Failure], reason: Reason
) -> None:
    double.laying = Refusal(400, code, subcode=subcode)
    failed = refused(us, outgoing("Closed."))
    assert (type(failed), failed.reason) == (kind, reason)
    assert double.posts == []


@pytest.mark.parametrize(
    ("code", "subcode", "kind"),
    [(-1, 2207001, Unknown), (24, 2207008, Temporary), (9, 2207042, Temporary)],
)
def test_k2_doubts_only_what_may_have_been_published(
    double: Double, us: Access, code: int, subcode: int, kind: type[Failure]
) -> None:
    double.fault = (Refusal(400, code, subcode=subcode), False)
    assert type(refused(us, outgoing("Closed."))) is kind


@pytest.mark.parametrize(
    "said",
    [
        outgoing("No picture.", media=()),
        outgoing("PNG.", media=(replace(PICTURE, mime="image/png"),)),
        outgoing("Nowhere.", media=(replace(PICTURE, address=""),)),
        outgoing("At home.", media=(replace(PICTURE, address="http://localhost/media/1.jpg"),)),
        outgoing("Too many.", media=(PICTURE,) * 11),
        outgoing("a" * 2_201),
        outgoing("Private.", edge=Edge.PRIVATE),
        outgoing("Answer.", target=Target(remote_id="18000001", thread_id="18000002")),
    ],
)
def test_refuses_what_instagram_would_refuse(double: Double, us: Access, said: Outgoing) -> None:
    assert isinstance(refused(us, said), Permanent)
    assert double.calls == []


# Answering


def test_answers_below_a_comment_and_below_a_post(double: Double, us: Access) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    comment = double.comment(post, "Until when?")["id"]
    words = {"media": ()}
    PLUG.send(us, outgoing("Noon.", target=Target(remote_id=comment, thread_id=post), **words))
    PLUG.send(us, outgoing("More.", target=Target(remote_id=post, thread_id=post), **words))
    above, below = double.comments[post]
    assert [one["text"] for one in above["replies"]["data"]] == ["Noon."]
    assert below["text"] == "More."


def test_p1_finds_an_answer_of_which_nothing_was_heard(double: Double, us: Access) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    comment = double.comment(post, "Until when?")["id"]
    double.comment(post, "Noon.", by="somebody", below=comment)
    said = outgoing("Noon.", target=Target(remote_id=comment, thread_id=post), media=())
    double.fault = (Cut(), True)
    assert isinstance(refused(us, said), Unknown)
    found = PLUG.look_again(us, said)
    assert isinstance(found, Sent)
    assert found.remote_id == double.comments[post][0]["replies"]["data"][1]["id"]


@pytest.mark.parametrize("name", ["1/../../me", "", "me", "12?x=1"])
def test_names_nothing_but_numbers(us: Access, name: str) -> None:
    said = outgoing("Noon.", target=Target(remote_id=name, thread_id="1"), media=())
    assert refused(us, said).reason is Reason.TARGET_GONE


# Looking for it


def test_is_not_taken_in_by_other_pictures_with_the_same_words(double: Double, us: Access) -> None:
    double.say("Closed.", pictures=3)
    assert isinstance(PLUG.look_again(us, outgoing("Closed.")), Absent)


# Taking down


def down(number: str) -> Outgoing:
    return outgoing("", deed=Deed.TAKE_DOWN, said_id=number, media=())


def deletes(double: Double) -> int:
    return sum(one.method == "DELETE" for one in double.calls)


def test_takes_down_a_post_and_a_comment(double: Double, us: Access) -> None:
    post = double.say("Wrong.")["id"]
    comment = double.comment(post, "Wrong as well.", by=NAME)["id"]
    for number in (comment, post):
        assert isinstance(PLUG.look_again(us, down(number)), Absent)
        assert PLUG.take_down(us, down(number)).proof
    assert (double.posts, double.comments[post]) == ([], [])


@pytest.mark.parametrize("newer", [0, 60])
@pytest.mark.parametrize("of", ["a post", "a comment"])
def test_what_we_may_not_see_any_more_was_not_deleted(
    double: Double, us: Access, newer: int, of: str
) -> None:
    post = double.say("Wrong.")["id"]
    comment = double.comment(post, "Wrong as well.", by=NAME)["id"]
    for number in range(newer):
        double.say(f"Newer {number}")
    number = post if of == "a post" else comment
    double.unseen = {number}
    with pytest.raises(Unknown):
        PLUG.take_down(us, down(number))
    assert deletes(double) == 0
    with pytest.raises(Unknown):
        PLUG.look_again(us, down(number))


def test_what_goes_between_the_look_and_the_call_was_deleted(double: Double, us: Access) -> None:
    """It was there for us a moment ago, so that it is missing now is an answer."""
    post = double.say("Wrong.")["id"]
    comment = double.comment(post, "Wrong as well.", by=NAME)["id"]
    double.fault = (Refusal(400, 100, subcode=33), False)
    assert PLUG.take_down(us, down(comment)).proof
    double.fault = (Refusal(400, 100, subcode=33), False)
    with pytest.raises(Failure):
        PLUG.take_down(us, down(post))
    assert len(double.posts) == 1, "it is still on our list"


# How far it has gone


def test_tells_how_far_posts_and_comments_have_gone(double: Double, us: Access) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    comment = double.comment(post, "The map.", by=NAME)["id"]
    double.counted = {post: {"comments_count": 4, "like_count": 9}, comment: {"like_count": 2}}
    double.reach[post] = {"views": 5200, "shares": 6}
    assert PLUG.figures(us, (post, comment, post)) == {
        post: Figures(replies=4, reposts=6, likes=9, seen=5200),
        comment: Figures(likes=2),
    }


def test_tells_nothing_of_likes_that_are_hidden(double: Double, us: Access) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    double.counted[post] = {"comments_count": 4}
    assert PLUG.figures(us, (post,))[post].likes is None


@pytest.mark.parametrize("code", [10, 200, 100])
def test_tells_what_it_may_where_the_reach_is_refused(
    double: Double, us: Access, code: int
) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    double.closed[f"{post}/insights"] = Refusal(403, code)
    assert PLUG.figures(us, (post,)) == {post: Figures(replies=0, likes=0)}


def test_takes_an_empty_reach_for_unknown(double: Double, us: Access) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    double.reach[post] = {}
    assert PLUG.figures(us, (post,)) == {post: Figures(replies=0, likes=0)}


def test_says_nothing_of_what_it_may_not_see_and_loses_no_other(double: Double, us: Access) -> None:
    hidden, broken, stands = (double.say(f"Statement {number}")["id"] for number in range(3))
    double.unseen = {hidden}
    double.closed = {broken: Refusal(400, 10, message="Not for this app")}
    assert set(PLUG.figures(us, (hidden, "18999999", broken, stands))) == {stands}
    assert PLUG.figures(us, (hidden,)) == {}


@pytest.mark.parametrize("edge", ["", "/insights"])
@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (Refusal(400, 190, subcode=460), Reason.TOKEN_REVOKED),
        (Refusal(400, 4), Reason.RATE_LIMITED),
        (Refusal(500, 2), Reason.NETWORK_DOWN),
    ],
)
def test_says_what_is_wrong_with_more_than_one_post(
    double: Double, us: Access, refusal: Refusal, reason: Reason, edge: str
) -> None:
    first, last = double.say("First.")["id"], double.say("Last.")["id"]
    double.closed = {f"{last}{edge}": refusal}
    with pytest.raises(Failure) as failed:
        PLUG.figures(us, (first, last))
    assert failed.value.reason is reason


def test_says_that_every_figure_is_refused(double: Double, us: Access) -> None:
    names = tuple(double.say(f"Statement {number}")["id"] for number in range(2))
    double.closed = dict.fromkeys(names, Refusal(403, 10))
    with pytest.raises(Permanent) as refused:
        PLUG.figures(us, names)
    assert refused.value.reason is Reason.PERMISSION_LOST


@pytest.mark.parametrize("nonsense", [-1, "many", True, 1.5, [1]])
def test_takes_no_nonsense_for_figures(double: Double, us: Access, nonsense: object) -> None:
    likes, views = double.say("First.")["id"], double.say("Last.")["id"]
    double.counted[likes], double.reach[views] = {"like_count": nonsense}, {"views": nonsense}
    for name in (likes, views):
        with pytest.raises(Temporary) as failed:
            PLUG.figures(us, (name,))
        assert failed.value.reason is Reason.UNRECOGNISED


@pytest.mark.parametrize("name", ["", "me", "1/../me", "1?fields=x", "١٢"])
def test_asks_nothing_about_what_has_no_name(double: Double, us: Access, name: str) -> None:
    assert PLUG.figures(us, (name,)) == {}
    assert double.calls == []


# Listening


def test_i3_reads_comments_and_answers_to_them_once(double: Double, us: Access) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    first, cursor = polled(us)
    assert first == []
    comment = double.comment(post, "Until when?")["id"]
    double.comment(post, "Also asking.", by="bo", below=comment)
    assert polled(us, cursor)[0] == ["Also asking.", "Until when?"]


def test_i3_reads_what_was_missed_page_by_page(double: Double, us: Access) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    double.comment(post, "The first.")
    _, cursor = polled(us)
    for number in range(120):
        double.comment(post, f"Missed {number:03}.")
    missed, _ = polled(us, cursor)
    assert [one for one in missed if one.startswith("Missed")] == [
        f"Missed {number:03}." for number in range(120)
    ]


def test_i11_knows_its_own_answers(double: Double, us: Access) -> None:
    post = double.say("Mill Lane is closed.")["id"]
    double.comment(post, "Noon.", by=NAME)
    harvest = PLUG.collect(us, COMMENTS, PLUG.collect(us, COMMENTS, "").cursor)
    (one,) = PLUG.normalize(harvest.items[0].body, us)
    assert (one.author.remote_id, one.thread_id, one.parent_id) == (US, post, post)
