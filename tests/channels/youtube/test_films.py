"""A film goes up once, with its subtitles, whatever breaks; it is put right, deleted, counted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from clarion.channels.connectors.youtube import films, session
from clarion.channels.contract import (
    Absent,
    Access,
    Deed,
    Edge,
    Failure,
    Figures,
    Outgoing,
    Permanent,
    Processing,
    Reason,
    Sent,
    Temporary,
    Unknown,
)
from tests.channels.youtube.channel import FILM_BYTES, PLUG, SUBTITLES, a_film, access_to
from tests.channels.youtube.double import NOON, Cut, Double, Refusal, running

ACCEPTED, LOST = (Cut(), True), (Cut(), False)


@pytest.fixture
def double(monkeypatch: pytest.MonkeyPatch) -> Iterator[Double]:
    monkeypatch.setattr(films, "PIECE_BYTES", 256 * 1024)
    with running() as double:
        yield double


@pytest.fixture
def us(double: Double) -> Access:
    return access_to(double.url)


def went_up(us: Access, outgoing: Outgoing) -> str:
    taken = PLUG.send(us, outgoing)
    assert isinstance(taken, Processing)
    assert taken.remote_id
    return taken.remote_id


def stood(us: Access, outgoing: Outgoing) -> Sent:
    """Send it, and look as the postroom does until it stands."""
    return ends(us, outgoing, went_up(us, outgoing))


def ends(us: Access, outgoing: Outgoing, name: str) -> Sent:
    """Look until it stands: once to hand its subtitles over, once to see them."""
    for _look in range(3):
        found = PLUG.look_again(us, replace(outgoing, begun=name))
        if isinstance(found, Sent):
            return found
        assert found == Processing(remote_id=name)
    raise AssertionError("it does not stand")


def refusal(us: Access, outgoing: Outgoing) -> Failure:
    with pytest.raises(Failure) as found:
        PLUG.send(us, outgoing)
    return found.value


# It goes up


def test_uploads_it_in_pieces_with_its_words(double: Double, us: Access) -> None:
    sent = stood(us, a_film())
    (film,) = double.films.shown
    assert double.films.bytes_of[film["id"]] == FILM_BYTES
    assert (film["snippet"]["title"], film["snippet"]["description"]) == (
        "The bridge is shut",
        "Until noon.",
    )
    assert film["snippet"]["defaultLanguage"] == "en"
    assert film["snippet"]["categoryId"] == "25"
    assert film["status"] == {
        "privacyStatus": "public",
        "selfDeclaredMadeForKids": False,
        "uploadStatus": "processed",
    }
    assert sent.url == f"https://www.youtube.com/watch?v={film['id']}"


def test_says_what_was_answered_when_the_channel_was_connected(double: Double, us: Access) -> None:
    answers = {**us.settings, "made_for_kids": "yes", "category": "27"}
    went_up(replace(us, settings=answers), a_film())
    (film,) = double.films.shown
    assert film["status"]["selfDeclaredMadeForKids"] is True
    assert film["snippet"]["categoryId"] == "27"


@pytest.mark.parametrize(
    ("outgoing", "reason"),
    [
        (a_film(title=""), Reason.REJECTED),
        (a_film(title="x" * 101), Reason.TOO_LONG),
        (a_film(text="é" * 2_501), Reason.TOO_LONG),
        (a_film(title="Shut <now>"), Reason.REJECTED),
        (a_film(text="a > b"), Reason.REJECTED),
        (a_film(content=b""), Reason.MEDIA_REFUSED),
        (replace(a_film(), edge=Edge.PRIVATE), Reason.REJECTED),
    ],
)
def test_refuses_what_youtube_would_not_take(
    double: Double, us: Access, outgoing: Outgoing, reason: Reason
) -> None:
    found = refusal(us, outgoing)
    assert isinstance(found, Permanent)
    assert found.reason is reason
    assert double.calls == []


def test_takes_what_just_fits(double: Double, us: Access) -> None:
    went_up(us, a_film(title="x" * 100, text="é" * 2_500))


def test_p1_a_line_cut_in_the_last_piece_is_asked_for_and_not_sent_again(
    double: Double, us: Access
) -> None:
    double.films.faults = [None, None, ACCEPTED]
    went_up(us, a_film())
    assert len(double.films.shown) == 1


def test_p1_what_nobody_tells_is_unknown_and_found_where_it_was_begun(
    double: Double, us: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    double.films.faults = [None, None, ACCEPTED]
    monkeypatch.setattr(films, "_ask_place", _silence)
    found = refusal(us, a_film())
    assert isinstance(found, Unknown)
    assert found.begun
    monkeypatch.undo()
    assert isinstance(PLUG.look_again(us, replace(a_film(), begun=found.begun)), Sent)
    assert len(double.films.shown) == 1


def _silence(*_: object) -> None:
    raise Temporary(Reason.NETWORK_DOWN, "no answer")


@pytest.mark.parametrize("fault", [ACCEPTED, LOST, (Refusal(500), True), (Refusal(503), False)])
def test_goes_on_where_it_broke(double: Double, us: Access, fault: tuple[Any, bool]) -> None:
    double.films.faults = [None, fault]
    broken = refusal(us, a_film())
    assert isinstance(broken, Temporary)
    assert broken.begun
    assert double.films.shown == []
    went_up(us, a_film(begun=broken.begun))
    (film,) = double.films.shown
    assert double.films.bytes_of[film["id"]] == FILM_BYTES
    assert len(double.films.sessions) == 1


def test_stops_in_time_and_goes_on_later(
    double: Double, us: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(films, "PIECES_SECONDS", 0.0)
    paused = refusal(us, a_film())
    assert isinstance(paused, Temporary)
    assert paused.reason is Reason.UNFINISHED
    assert "0 of 655360" in paused.evidence
    monkeypatch.undo()
    went_up(us, a_film(begun=paused.begun))
    assert len(double.films.shown) == 1


def test_ends_before_the_claim_on_it_does() -> None:
    asked = 2 * films.WORD_SECONDS  # the place, and a session
    last = films.PIECE_SECONDS + films.WORD_SECONDS
    assert asked + films.PIECES_SECONDS + last < 120 - 20  # the lease, and what goes before
    assert films.PIECE_BYTES % (256 * 1024) == 0


def test_p1_does_not_begin_anew_where_the_session_is_forgotten(double: Double, us: Access) -> None:
    gone = f"{double.url}/upload/youtube/v3/videos?uploadType=resumable&upload_id=gone"
    found = refusal(us, a_film(begun=gone))
    assert isinstance(found, Unknown), "it may have been whole"
    assert double.films.sessions == {}


def test_makes_no_second_one_of_a_session_that_is_over(double: Double, us: Access) -> None:
    name = went_up(us, a_film())
    (session,) = double.films.sessions
    where = f"{double.url}/upload/youtube/v3/videos?uploadType=resumable&upload_id={session}"
    assert went_up(us, a_film(begun=where)) == name
    assert went_up(us, a_film(begun=name)) == name
    assert len(double.films.shown) == 1


@pytest.mark.parametrize(
    "where", ["", "https://example.org/up", "https://user@www.googleapis.com/"]
)
def test_takes_its_token_nowhere_else(double: Double, us: Access, where: str) -> None:
    double.films.elsewhere = where or "nowhere"
    assert refusal(us, a_film()).reason is Reason.FORBIDDEN_ADDRESS


@pytest.mark.parametrize(
    ("said", "kind", "reason"),
    [
        (Refusal(400, "uploadLimitExceeded"), Temporary, Reason.RATE_LIMITED),
        (Refusal(403, "quotaExceeded"), Temporary, Reason.RATE_LIMITED),
        (Refusal(403, "insufficientPermissions"), Permanent, Reason.PERMISSION_LOST),
        (Refusal(400, "invalidTitle"), Permanent, Reason.REJECTED),
        (Refusal(500), Temporary, Reason.NETWORK_DOWN),  # nothing is shown by a session
    ],
)
def test_says_why_it_may_not_begin(
    double: Double, us: Access, said: Refusal, kind: type[Failure], reason: Reason
) -> None:
    double.films.refuses = said
    found = refusal(us, a_film())
    assert isinstance(found, kind)
    assert found.reason is reason


# What becomes of it


def test_is_looked_for_among_our_own_by_its_words(double: Double, us: Access) -> None:
    name = went_up(us, a_film())
    found = PLUG.look_again(us, a_film())
    assert isinstance(found, Sent)
    assert found.remote_id == name
    assert isinstance(PLUG.look_again(us, a_film(text="Until one.")), Absent)
    later = replace(a_film(), made_at=NOON + timedelta(days=1))
    assert isinstance(PLUG.look_again(us, later), Absent)


def test_leaves_twins_to_a_person(double: Double, us: Access) -> None:
    went_up(us, a_film())
    went_up(us, a_film())
    with pytest.raises(Unknown):
        PLUG.look_again(us, a_film())


def test_is_processed_before_it_is_called_said(double: Double, us: Access) -> None:
    double.films.upload_status = "uploaded"
    name = went_up(us, a_film())
    assert PLUG.look_again(us, a_film(begun=name)) == Processing(remote_id=name)
    double.films.shown[0]["status"]["uploadStatus"] = "processed"
    assert isinstance(PLUG.look_again(us, a_film(begun=name)), Sent)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ({"uploadStatus": "failed", "failureReason": "codec"}, "H.264"),
        ({"uploadStatus": "rejected", "rejectionReason": "length"}, "longer"),
        ({"uploadStatus": "rejected", "rejectionReason": "somethingNew"}, "somethingNew"),
    ],
)
def test_says_why_it_is_shown_to_nobody(
    double: Double, us: Access, status: dict[str, str], words: str
) -> None:
    name = went_up(us, a_film())
    double.films.shown[0]["status"] |= status
    with pytest.raises(Permanent) as found:
        PLUG.look_again(us, a_film(begun=name))
    assert found.value.reason is Reason.MEDIA_REFUSED
    assert words in found.value.evidence


def test_says_that_a_film_is_kept_private(double: Double, us: Access) -> None:
    double.films.privacy = "private"
    found = PLUG.look_again(us, a_film(begun=went_up(us, a_film())))
    assert isinstance(found, Processing)
    assert "audited" in found.why


# Subtitles


def test_hands_over_its_subtitles_once(double: Double, us: Access) -> None:
    words = a_film(tracks=SUBTITLES)
    sent = stood(us, words)
    assert "subtitles (en, cy)" in sent.proof
    texts = [text.decode() for text in double.films.words_of.values()]
    assert texts == [one.text for one in SUBTITLES]
    assert isinstance(PLUG.look_again(us, replace(words, begun=sent.remote_id)), Sent)
    assert len(double.films.tracks) == 2


@pytest.mark.parametrize(
    "fault", [ACCEPTED, LOST, (Refusal(500), False), (Refusal(403, "forbidden"), False)]
)
def test_calls_nothing_said_whose_subtitles_are_missing(
    double: Double, us: Access, fault: tuple[Any, bool]
) -> None:
    words = a_film(tracks=SUBTITLES[:1])
    name = went_up(us, words)
    double.fault = fault
    found = PLUG.look_again(us, replace(words, begun=name))
    assert isinstance(found, Processing)
    assert "subtitles (en)" in found.why
    assert ends(us, words, name)
    assert len(double.films.tracks) == 1


def test_calls_nothing_said_whose_subtitles_youtube_still_reads(double: Double, us: Access) -> None:
    words = a_film(tracks=SUBTITLES[:1])
    name = stood(us, words).remote_id
    double.films.tracks[0]["snippet"]["status"] = "syncing"
    found = PLUG.look_again(us, replace(words, begun=name))
    assert found == Processing(remote_id=name)


def test_hands_nothing_over_when_it_may_only_look(double: Double, us: Access) -> None:
    words = a_film(tracks=SUBTITLES[:1])
    name = went_up(us, words)
    found = PLUG.look_again(us, replace(words, begun=name, looks_only=True))
    assert isinstance(found, Processing)
    assert "subtitles (en) are not" in found.why
    assert double.films.tracks == []


@pytest.mark.parametrize(
    "where", ["https://storage.googleapis.com/x", "https://www.googleapis.com.evil.example/x"]
)
def test_hands_a_film_to_no_other_house(us: Access, where: str) -> None:
    assert not session.is_ours(replace(us, settings={}), where)
    assert session.is_ours(replace(us, settings={}), "https://www.googleapis.com/upload/x")


def test_says_when_youtube_cannot_read_them(double: Double, us: Access) -> None:
    words = a_film(tracks=SUBTITLES[:1])
    name = stood(us, words).remote_id
    double.films.tracks[0]["snippet"]["status"] = "failed"
    found = PLUG.look_again(us, replace(words, begun=name))
    assert isinstance(found, Processing)
    assert "cannot read" in found.why


# Put right, taken down, counted


def corrected(name: str, title: str = "The bridge is open", text: str = "Since nine.") -> Outgoing:
    return a_film(title, text, deed=Deed.CHANGE, said_id=name)


def test_gives_it_other_words_and_leaves_the_rest(double: Double, us: Access) -> None:
    name = stood(us, a_film()).remote_id
    sent = PLUG.change(us, corrected(name))
    assert sent.url.endswith(name)
    snippet = double.films.shown[0]["snippet"]
    assert (snippet["title"], snippet["description"]) == ("The bridge is open", "Since nine.")
    assert snippet["tags"] == ["by hand"]
    assert isinstance(PLUG.look_again(us, corrected(name)), Sent)
    assert isinstance(PLUG.look_again(us, corrected(name, text="Since ten.")), Absent)


def test_does_not_believe_a_yes_that_changed_nothing(double: Double, us: Access) -> None:
    name = stood(us, a_film()).remote_id
    double.deaf = True
    with pytest.raises(Unknown):
        PLUG.change(us, corrected(name))


def test_changes_no_film_that_is_gone(double: Double, us: Access) -> None:
    with pytest.raises(Permanent) as found:
        PLUG.change(us, corrected("f1Lm0000009"))
    assert found.value.reason is Reason.TARGET_GONE


def test_takes_it_down_once_and_for_all(double: Double, us: Access) -> None:
    name = stood(us, a_film()).remote_id
    gone = a_film(deed=Deed.TAKE_DOWN, said_id=name)
    assert isinstance(PLUG.look_again(us, gone), Absent)
    assert PLUG.take_down(us, gone).proof
    assert double.films.shown == []
    assert PLUG.take_down(us, gone).proof
    assert isinstance(PLUG.look_again(us, gone), Sent)


def test_does_not_believe_that_it_is_gone_where_we_see_nothing(double: Double, us: Access) -> None:
    double.has_channel = False
    with pytest.raises(Unknown):
        PLUG.take_down(us, a_film(deed=Deed.TAKE_DOWN, said_id="f1Lm0000009"))


def test_counts_who_saw_it(double: Double, us: Access) -> None:
    name = stood(us, a_film()).remote_id
    answer = double.comment("Thank you.")["id"]
    assert PLUG.figures(us, (name, answer, "f1Lm0000009")) == {
        name: Figures(seen=1204, likes=31, replies=2),
        answer: Figures(likes=3),
    }
