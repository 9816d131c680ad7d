"""Clarion speaks for an agency on Nextdoor, and is honest about what cannot be known there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from clarion.channels.contract import (
    Absent,
    Access,
    Edge,
    Failure,
    Figures,
    Outgoing,
    Permanent,
    Reason,
    Sent,
    Temporary,
    Unknown,
    Unreadable,
)
from tests.channels.nextdoor.agency import LENT, PICTURE, PLUG, access_to, outgoing
from tests.channels.nextdoor.double import ENTERED, REFRESH, Cut, Double, Refusal, running

CREATE, LIST, DELETE, TOKEN = "POST post/create/", "GET post/", "DELETE post/", "POST /v2/token"
WORDS = "The bridge is shut.\n\nUse Mill Lane."


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as double:
        yield double


@pytest.fixture
def us(double: Double) -> Access:
    return access_to(double.url)


def said(us: Access, outgoing: Outgoing) -> Sent:
    outcome = PLUG.send(us, outgoing)
    assert isinstance(outcome, Sent)
    return outcome


def refused(us: Access, outgoing: Outgoing) -> Failure:
    with pytest.raises(Failure) as failed:
        (PLUG.take_down if outgoing.said_id else PLUG.send)(us, outgoing)
    return failed.value


def test_finds_the_agency(us: Access) -> None:
    profile = PLUG.probe(us)
    assert (profile.remote_id, profile.handle) == ("u-501", "City of Elmsbridge")
    assert (profile.name, profile.url) == (
        "Jo Lee",
        "https://nextdoor.com/agency-detail/ca/elmsbridge/city/",
    )


def test_connects_nobody_who_posts_for_no_agency(double: Double, us: Access) -> None:
    double.us["agency_id"] = None
    with pytest.raises(Permanent, match="posts for no agency"):
        PLUG.probe(us)


@pytest.mark.parametrize(
    ("areas", "lacks"), [("Mill Lane; Elmsbridge", "Elmsbridge"), ("Weir", "Weir")]
)
def test_connects_no_area_that_is_unclear(double: Double, areas: str, lacks: str) -> None:
    with pytest.raises(Permanent, match=f": {lacks}") as failed:
        PLUG.probe(access_to(double.url, areas=areas))
    assert failed.value.reason is Reason.MISCONFIGURED


@pytest.mark.parametrize("country", ["", "evil.example"])
def test_goes_to_no_other_host(double: Double, country: str) -> None:
    with pytest.raises(Permanent) as failed:
        PLUG.probe(access_to(double.url, country=country))
    assert failed.value.reason is Reason.MISCONFIGURED
    assert not double.calls


def test_says_words_and_lends_pictures(double: Double) -> None:
    assert said(access_to(double.url, areas="*"), outgoing("To all.")).remote_id
    assert double.said.pop() == {"body_text": "To all."}
    double.posts.clear()
    us = access_to(double.url, areas=" mill lane; Harbour;;")
    post = said(us, outgoing(WORDS, media=(PICTURE,)))
    assert double.said == [{"body_text": WORDS, "group_ids": [11, 15], "media_attachments": [LENT]}]
    assert post == Sent(
        remote_id="post-1",
        url="https://nextdoor.com/p/sh-1",
        proof="https://nextdoor.com/p/sh-1",
    )


def test_says_nothing_to_all_when_an_area_is_gone(double: Double) -> None:
    failed = refused(access_to(double.url, areas="Gone"), outgoing(WORDS))
    assert (type(failed), failed.reason) == (Permanent, Reason.MISCONFIGURED)
    assert not double.said


def test_finds_out_by_its_words_what_the_list_calls_it(double: Double, us: Access) -> None:
    double.links = False
    assert said(us, outgoing("Else.")).remote_id == "post-1"
    assert said(us, outgoing(WORDS)).remote_id == "post-2"
    again = said(us, outgoing(WORDS))
    assert not again.remote_id, "which of the two it is nobody can say"
    assert again.proof == "https://nextdoor.com/p/sh-3"


@pytest.mark.parametrize(
    "listed",
    [
        [],
        {"posts": 7},
        {"posts": ["what"]},
        {"posts": [{"url": "https://nextdoor.com/p/sh-1", "id": "a/b"}]},
        {"posts": [{"url": "https://nextdoor.com/p/sh-1", "id": 7}]},
        {"posts": [{"url": "https://nextdoor.com/p/sh-1x", "id": "post-9"}]},
    ],
)
def test_has_said_it_even_if_nothing_tells_its_name(
    double: Double, us: Access, listed: Any
) -> None:
    double.answers[LIST] = listed
    post = said(us, outgoing(WORDS))
    assert (post.remote_id, post.url) == ("", "https://nextdoor.com/p/sh-1")


@pytest.mark.parametrize("error", [Cut(), Refusal(500), Refusal(429), Refusal(403)])
def test_has_said_it_even_if_the_list_fails(double: Double, us: Access, error: Exception) -> None:
    double.fault(LIST, error)
    assert not said(us, outgoing(WORDS)).remote_id


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {},
        {"result": "success"},
        {"result": "success", "share_link": 7},
        {"result": "failure", "share_link": "https://nextdoor.com/p/x"},
    ],
)
def test_does_not_know_whether_it_was_said(double: Double, us: Access, answer: Any) -> None:
    double.answers[CREATE] = answer
    assert isinstance(refused(us, outgoing(WORDS)), Unknown)


def test_looks_for_what_was_lost(double: Double, us: Access) -> None:
    lost = outgoing(WORDS, media=(PICTURE,))
    assert isinstance(PLUG.look_again(us, lost), Absent)
    double.create({"body_text": WORDS.replace("\n\n", " "), "media_attachments": [LENT]})
    found = PLUG.look_again(us, lost)
    assert isinstance(found, Sent)
    assert found.remote_id == "post-1"
    older = replace(lost, made_at=lost.made_at + timedelta(hours=1))
    for other in (older, outgoing(WORDS), outgoing("The bridge.", media=(PICTURE,))):
        assert isinstance(PLUG.look_again(us, other), Absent)
    double.create({"body_text": WORDS, "media_attachments": [LENT]})
    with pytest.raises(Unknown, match="2 times"):
        PLUG.look_again(us, lost)


@pytest.mark.parametrize("at", [None, 10**15])
def test_takes_nothing_without_a_time_for_ours(double: Double, us: Access, at: Any) -> None:
    double.create({"body_text": WORDS})
    double.posts[0]["creation_date_epoch_seconds"] = at
    assert isinstance(PLUG.look_again(us, outgoing(WORDS)), Absent)


def test_says_nothing_that_nextdoor_cannot_take(double: Double, us: Access) -> None:
    png, inside = replace(PICTURE, mime="image/png"), replace(PICTURE, address="http://desk/1.jpg")
    for words, reason in (
        (outgoing("Hello.", edge=Edge.PRIVATE), Reason.REJECTED),
        (outgoing("Hello.", target="post-1"), Reason.REJECTED),
        (outgoing("ü" * 4097), Reason.TOO_LONG),
        (outgoing("Hello.", media=(png,)), Reason.MEDIA_REFUSED),
        (outgoing("Hello.", media=(PICTURE,) * 11), Reason.MEDIA_REFUSED),
        (outgoing("Hello.", media=(inside,)), Reason.MISCONFIGURED),
    ):
        failed = refused(us, words)
        assert (type(failed), failed.reason) == (Permanent, reason)
    assert not double.calls


def test_takes_down_what_it_said(double: Double, us: Access) -> None:
    name = said(us, outgoing(WORDS)).remote_id
    down = outgoing(WORDS, said_id=name)
    double.fault(DELETE, Cut())
    assert isinstance(refused(us, down), Unknown)
    assert isinstance(PLUG.look_again(us, down), Absent), "so it is tried again"
    assert isinstance(PLUG.take_down(us, down), Sent)
    assert not double.posts
    with pytest.raises(Unknown):
        PLUG.look_again(us, down)
    assert isinstance(refused(us, down), Unknown), "nothing says that it was ever there"


@pytest.mark.parametrize("name", ["..", "post/1", "post 1", "x" * 201])
def test_takes_down_nothing_without_a_name(double: Double, us: Access, name: str) -> None:
    assert refused(us, outgoing(WORDS, said_id=name)).reason is Reason.TARGET_GONE
    assert not double.calls


def test_counts_what_it_is_told(double: Double, us: Access) -> None:
    name = said(us, outgoing(WORDS)).remote_id
    double.posts[0] |= {
        "comments": [{"id": "c1"}, {"id": "c2"}],
        "reactions": [{"id": "r1"}, {"id": "r2", "comment_id": None}, {"comment_id": "c1"}],
        "view_count": 240,
    }
    assert PLUG.figures(us, (name, "post-0")) == {name: Figures(replies=2, likes=2, seen=240)}
    double.posts[0] = {"id": name}
    assert PLUG.figures(us, (name,)) == {name: Figures()}
    double.posts[0] |= {"view_count": "many"}
    with pytest.raises(Temporary):
        PLUG.figures(us, (name,))


def test_renews_by_what_it_holds(double: Double, us: Access) -> None:
    double.grants = {ENTERED}
    double.token_answer = {"expires_in": 365 * 86_400, "refresh_token": "refresh-token-2"}
    before = datetime.now(UTC)
    renewal = PLUG.renew(us)
    assert double.calls == [TOKEN, TOKEN], "the refresh token first, then the token"
    later = renewal.onto(us).secrets
    assert (later["access_token"], later["refresh_token"]) == ("fresh-token-1", "refresh-token-2")
    assert renewal.expires_at is not None
    assert timedelta(days=334) < renewal.expires_at - before < timedelta(days=336)


@pytest.mark.parametrize(
    ("life", "days"), [(604_800, 3.5), (None, 1), (-1, 1), ("soon", 1), (10**30, 335)]
)
def test_renews_long_before_the_end(double: Double, us: Access, life: Any, days: float) -> None:
    double.token_answer = {"expires_in": life}
    before = datetime.now(UTC)
    renewal = PLUG.renew(us)
    assert renewal.expires_at is not None
    assert abs(renewal.expires_at - before - timedelta(days=days)) < timedelta(minutes=1)
    assert renewal.onto(us).secrets["refresh_token"] == REFRESH, "the old one stays"


def test_keeps_a_token_that_opens_although_it_cannot_be_renewed(double: Double, us: Access) -> None:
    double.grants = set()
    renewal = PLUG.renew(us)
    assert renewal.onto(us) == us
    double.tokens = set()
    with pytest.raises(Permanent) as failed:
        PLUG.renew(us)
    assert failed.value.reason is Reason.TOKEN_REVOKED


def test_takes_the_token_that_was_entered_last(double: Double, us: Access) -> None:
    double.token_answer = {"expires_in": 604_800, "refresh_token": "refresh-token-2"}
    session = PLUG.renew(us).onto(us)
    double.grants, double.tokens = {REFRESH, "refresh-token-2", "fresh-token-1"}, {"another-token"}
    mended = replace(session, secrets={**session.secrets, "token": "another-token"})
    again = PLUG.renew(mended).onto(mended)
    assert again.secrets["access_token"] == "another-token", "the others may do too little"
    double.grants.add("refresh-token-3")
    mended = replace(session, secrets={**session.secrets, "refresh_token": "refresh-token-3"})
    double.calls.clear()
    assert PLUG.renew(mended).secrets["access_token"] == "fresh-token-1"
    assert double.calls == [TOKEN]


@pytest.mark.parametrize("error", [Cut(), Refusal(503), Refusal(429)])
def test_asks_for_a_token_again(double: Double, us: Access, error: Exception) -> None:
    double.fault(TOKEN, error)
    with pytest.raises(Temporary):
        PLUG.renew(us)


def test_says_when_the_client_is_not_known(double: Double) -> None:
    with pytest.raises(Permanent) as failed:
        PLUG.renew(access_to(double.url, client_id="another"))
    assert failed.value.reason is Reason.MISCONFIGURED
    assert double.calls == [TOKEN]


def test_hears_nothing(us: Access) -> None:
    for call in (
        lambda: PLUG.collect(us, "posts", ""),
        lambda: PLUG.look_back(us, "posts", datetime.now(UTC), ""),
        lambda: PLUG.stand_by(us, 1.0),
        lambda: PLUG.change(us, outgoing(WORDS)),
    ):
        with pytest.raises(Permanent):
            call()
    with pytest.raises(Unreadable):
        PLUG.normalize(b"{}", us)
    assert REFRESH not in repr(us)
