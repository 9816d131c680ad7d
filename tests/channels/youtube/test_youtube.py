"""Clarion answers, corrects and listens on YouTube, and is never mistaken about it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from clarion.channels.answer import Answer
from clarion.channels.connectors.youtube import places
from clarion.channels.connectors.youtube.capabilities import COMMENTS
from clarion.channels.connectors.youtube.failures import failure
from clarion.channels.connectors.youtube.places import GAP, PAGES_MAX
from clarion.channels.contract import (
    Absent,
    Access,
    Deed,
    Edge,
    Failure,
    Outgoing,
    Permanent,
    Reason,
    Sent,
    Target,
    Temporary,
    Unknown,
)
from tests.channels.youtube.channel import PICTURE, PLUG, access_to, outgoing
from tests.channels.youtube.double import (
    FILM,
    MAYA,
    NOAH,
    NOON,
    REFRESH,
    TOKEN,
    US,
    Cut,
    Double,
    Refusal,
    running,
)


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as double:
        yield double


@pytest.fixture
def us(double: Double) -> Access:
    return access_to(double.url)


@pytest.fixture
def asked(double: Double) -> Target:
    return Target(remote_id=double.comment("Until when?")["id"], extra={"film": FILM})


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


def reason_of(call: object) -> Reason:
    with pytest.raises(Failure) as found:
        call()  # type: ignore[operator]  # as given
    return found.value.reason


# Who we are


def test_asks_whose_channel_it_is(us: Access) -> None:
    profile = PLUG.probe(us)
    assert (profile.remote_id, profile.handle) == (US, "@elmsbridge")
    assert profile.name == "Town of Elmsbridge"
    assert profile.url == f"https://www.youtube.com/channel/{US}"
    assert profile.missing_scopes == ()


def test_names_the_scope_that_is_missing(double: Double, us: Access) -> None:
    double.scoped = False
    assert PLUG.probe(us).missing_scopes == ("youtube.force-ssl",)


def test_needs_a_channel(double: Double, us: Access) -> None:
    double.has_channel = False
    assert reason_of(lambda: PLUG.probe(us)) is Reason.MISCONFIGURED


def test_says_when_the_channel_is_closed_to_us(double: Double, us: Access) -> None:
    double.closed["GET commentThreads"] = Refusal(403, "forbidden")
    assert reason_of(lambda: PLUG.probe(us)) is Reason.PERMISSION_LOST


def test_fetches_the_next_token_with_the_same_refresh_token(double: Double, us: Access) -> None:
    began = datetime.now(UTC)
    renewal = PLUG.renew(us)
    assert not renewal.last
    assert renewal.expires_at is not None
    assert timedelta(minutes=59) < renewal.expires_at - began < timedelta(minutes=61)
    after = renewal.onto(us)
    assert after.secrets["refresh_token"] == REFRESH
    double.tokens.remove(TOKEN)
    assert reason_of(lambda: PLUG.probe(us)) is Reason.TOKEN_EXPIRED
    assert PLUG.probe(after).remote_id == US


def test_says_when_it_must_be_signed_in_anew(double: Double, us: Access) -> None:
    double.grants = False
    assert reason_of(lambda: PLUG.renew(us)) is Reason.TOKEN_REVOKED
    bare = access_to(double.url, refresh_token="")
    assert reason_of(lambda: PLUG.renew(bare)) is Reason.TOKEN_REVOKED
    other = access_to(double.url, client_secret="of-another-client")
    assert reason_of(lambda: PLUG.renew(other)) is Reason.MISCONFIGURED


# What is said


def test_puts_an_answer_below_the_comment_and_says_where(
    double: Double, us: Access, asked: Target
) -> None:
    sent = PLUG.send(us, outgoing("Until noon.\n<b>Sharp</b> & early.", target=asked))
    said = double.comments[-1]["snippet"]
    assert said["textOriginal"] == "Until noon.\n<b>Sharp</b> & early."
    assert said["parentId"] == asked.remote_id
    assert sent.remote_id == double.comments[-1]["id"]
    assert sent.url == f"https://www.youtube.com/watch?v={FILM}&lc={sent.remote_id}"


def test_puts_an_answer_to_an_answer_beside_it(double: Double, us: Access, asked: Target) -> None:
    reply = double.comment("Yes, when?", by=NOAH, below=asked.remote_id)
    _, cursor, _ = polled(us)
    (raw,) = (
        one
        for one in PLUG.collect(us, COMMENTS, "").items
        if json.loads(one.body)["thing"]["id"] == reply["id"]
    )
    (came,) = PLUG.normalize(raw.body, us)
    sent = PLUG.send(
        us, outgoing("At noon.", target=Target(remote_id=reply["id"], extra=came.extra))
    )
    assert double.comments[-1]["snippet"]["parentId"] == asked.remote_id
    assert sent.url.endswith(f"watch?v={FILM}&lc={sent.remote_id}")
    assert "At noon." in polled(us, cursor)[0]


@pytest.mark.parametrize("name", ["", "a/b", "x?y=1", "x" * 300])
def test_answers_nothing_that_has_no_name(double: Double, us: Access, name: str) -> None:
    words = outgoing("Until noon.", target=Target(remote_id=name))
    assert reason_of(lambda: PLUG.send(us, words)) is Reason.TARGET_GONE
    assert double.calls == []


def test_says_nothing_that_answers_nothing(double: Double, us: Access, asked: Target) -> None:
    for words, reason in (
        (outgoing("Mill Lane is closed."), Reason.MEDIA_REFUSED),
        (outgoing("For you alone.", target=asked, edge=Edge.PRIVATE), Reason.REJECTED),
        (outgoing("See here.", target=asked, media=(PICTURE,)), Reason.MEDIA_REFUSED),
    ):
        assert reason_of(lambda words=words: PLUG.send(us, words)) is reason
    assert double.calls == []
    assert PLUG.capabilities.needs_film


def test_says_when_what_it_answers_is_gone(double: Double, us: Access, asked: Target) -> None:
    double.comments.clear()
    words = outgoing("Until noon.", target=asked)
    assert reason_of(lambda: PLUG.send(us, words)) is Reason.TARGET_GONE
    assert isinstance(PLUG.look_again(us, words), Absent)


# What became of it


@pytest.mark.parametrize("error", [Cut(), Refusal(500), Refusal(400, "processingFailure")])
def test_p10_finds_its_answer_among_those_of_others(
    double: Double, us: Access, asked: Target, error: Exception
) -> None:
    words = outgoing("Until  noon.\r\n", target=asked)
    double.comment("Until noon.", by=NOAH, below=asked.remote_id)
    for number in range(230):
        double.comment(f"Question {number}", below=asked.remote_id)
    assert isinstance(PLUG.look_again(us, words), Absent), "somebody else said the same"
    double.fault = (error, True)
    with pytest.raises(Unknown):
        PLUG.send(us, words)
    found = PLUG.look_again(us, replace(words, rendition=outgoing("Until noon.").rendition))
    assert isinstance(found, Sent)
    assert found.remote_id == double.comments[-1]["id"]


def test_takes_no_older_answer_for_its_own(double: Double, us: Access, asked: Target) -> None:
    double.clock = NOON - timedelta(hours=1)
    double.comment("Until noon.", by=US, below=asked.remote_id)
    assert isinstance(PLUG.look_again(us, outgoing("Until noon.", target=asked)), Absent)


def test_does_not_say_absent_before_it_has_seen_all(
    double: Double, us: Access, asked: Target
) -> None:
    for number in range(1_001):
        double.comment(f"Question {number}", below=asked.remote_id)
    with pytest.raises(Temporary):
        PLUG.look_again(us, outgoing("Until noon.", target=asked))


def test_does_not_know_what_has_no_name(double: Double, us: Access, asked: Target) -> None:
    double.nameless = True
    with pytest.raises(Unknown):
        PLUG.send(us, outgoing("Words.", target=asked))


@pytest.mark.parametrize("odd", [b"", b"[]", b"nonsense", b'{"items": 5}', b'{"items": [5]}'])
def test_takes_no_odd_answer_for_nothing(
    double: Double, us: Access, asked: Target, odd: bytes
) -> None:
    double.odd = odd or b" "
    for look in (
        lambda: PLUG.probe(us),
        lambda: PLUG.look_again(us, outgoing("Words.", target=asked)),
        lambda: PLUG.look_again(us, down("Ugx1")),
        lambda: PLUG.collect(us, COMMENTS, ""),
    ):
        with pytest.raises(Temporary) as found:
            look()
        assert found.value.reason is Reason.UNRECOGNISED


# What is put right


def test_puts_other_words_in_the_place_of_ours(double: Double, us: Access, asked: Target) -> None:
    said = PLUG.send(us, outgoing("Until noon.", target=asked))
    now = changed("Until one.", said.remote_id, target=asked)
    assert isinstance(PLUG.look_again(us, now), Absent)
    sent = PLUG.change(us, now)
    assert (sent.remote_id, sent.url) == (said.remote_id, said.url)
    assert double.comments[-1]["snippet"]["textOriginal"] == "Until one."
    assert isinstance(PLUG.look_again(us, now), Sent)


def test_does_not_believe_a_yes_that_changed_nothing(
    double: Double, us: Access, asked: Target
) -> None:
    said = PLUG.send(us, outgoing("Until noon.", target=asked))
    double.deaf = True
    with pytest.raises(Unknown):
        PLUG.change(us, changed("Until one.", said.remote_id))


def test_changes_nothing_that_is_gone(us: Access) -> None:
    words = changed("Until one.", "Ugx0000009AaABAg")
    assert reason_of(lambda: PLUG.change(us, words)) is Reason.TARGET_GONE
    assert isinstance(PLUG.look_again(us, words), Absent)


def test_takes_down_and_takes_what_is_gone_for_taken_down(
    double: Double, us: Access, asked: Target
) -> None:
    said = PLUG.send(us, outgoing("Until noon.", target=asked))
    assert isinstance(PLUG.look_again(us, down(said.remote_id)), Absent)
    for _ in range(2):
        assert PLUG.take_down(us, down(said.remote_id)).remote_id == said.remote_id
    assert double.published() == 0
    assert isinstance(PLUG.look_again(us, down(said.remote_id)), Sent)


def test_does_not_take_what_it_may_not_touch_for_gone(
    double: Double, us: Access, asked: Target
) -> None:
    said = PLUG.send(us, outgoing("Until noon.", target=asked))
    double.fault = (Refusal(403, "forbidden"), False)
    assert reason_of(lambda: PLUG.take_down(us, down(said.remote_id))) is Reason.REJECTED
    assert double.published() == 1


NOT_FOUND = Refusal(404, "commentNotFound")


@pytest.mark.parametrize(
    ("refusal", "has_channel"),
    [(Refusal(404), True), (Refusal(404, "notFound"), True), (NOT_FOUND, False)],
    ids=["a gateway", "no such path", "we see nothing"],
)
def test_what_we_may_not_see_any_more_was_not_deleted(
    double: Double, us: Access, asked: Target, refusal: Refusal, has_channel: bool
) -> None:
    said = PLUG.send(us, outgoing("Until noon.", target=asked)).remote_id
    double.has_channel, double.closed["GET comments"] = has_channel, refusal
    double.fault = (refusal, False)
    with pytest.raises(Unknown):
        PLUG.take_down(us, down(said))
    assert double.published() == 1
    for words in (down(said), outgoing("Until noon.", target=asked)):
        with pytest.raises(Temporary):
            PLUG.look_again(us, words)


def test_an_empty_list_proves_nothing_while_our_channel_is_out_of_sight(
    double: Double, us: Access
) -> None:
    gone = down("Ugx0000009AaABAg")
    assert isinstance(PLUG.look_again(us, gone), Sent)
    double.has_channel = False
    with pytest.raises(Temporary):
        PLUG.look_again(us, gone)


@pytest.mark.parametrize("refusal", [Refusal(404), Refusal(404, "notFound")])
def test_passes_over_no_thread_that_youtube_does_not_call_missing(
    double: Double, us: Access, refusal: Refusal
) -> None:
    first = double.comment("Question")["id"]
    _, cursor, _ = polled(us)
    for number in range(9):
        double.comment(f"Answer {number}", below=first)
    double.closed[first] = refusal
    cursor = PLUG.collect(us, COMMENTS, cursor).cursor
    with pytest.raises(Temporary):
        PLUG.collect(us, COMMENTS, cursor)
    double.closed.clear()
    assert len(polled(us, cursor)[0]) == 9


@pytest.mark.parametrize("name", ["", "a/../b", "x&id=y"])
def test_changes_nothing_that_has_no_name(double: Double, us: Access, name: str) -> None:
    for ask in (PLUG.change, PLUG.take_down):
        assert reason_of(lambda ask=ask: ask(us, changed("x", name))) is Reason.TARGET_GONE
    assert double.calls == []


# What comes in


def test_brings_comments_and_answers_and_each_once(double: Double, us: Access) -> None:
    first = double.comment("Question 0")["id"]
    double.comment("Answer 0", below=first)
    came, cursor, gaps = polled(us)
    assert came == ["Answer 0", "Question 0"]
    assert polled(us, cursor)[0] == []
    double.comment("Question 1")
    double.comment("Answer 1", below=first)
    came, cursor, _ = polled(us, cursor)
    assert "Question 1" in came
    assert "Answer 1" in came
    assert "Question 0" not in came
    assert gaps == []


def test_a_quiet_look_costs_one_unit(double: Double, us: Access) -> None:
    first = double.comment("Question")["id"]
    for number in range(30):
        double.comment(f"Answer {number}", below=first)
    _, cursor, _ = polled(us)
    before = double.units
    polled(us, cursor)
    assert double.units == before + 1
    a_day = timedelta(days=1) // PLUG.capabilities.poll_every
    assert 10_000 - a_day > 150 * 50, "what is left is enough for the answers of a day"


def test_reads_the_answers_that_are_not_shown_beside_a_thread(double: Double, us: Access) -> None:
    first = double.comment("Question")["id"]
    for number in range(4):
        double.comment(f"Answer {number}", below=first)
    _, cursor, _ = polled(us)
    for number in range(4, 250):
        double.comment(f"Answer {number}", below=first)
    assert len(polled(us, cursor)[0]) == 250


def test_i3_loses_none_of_a_storm(double: Double, us: Access) -> None:
    double.comment("Question -")
    _, cursor, _ = polled(us)
    for number in range(450):
        double.comment(f"Question {number:03}")
    came, cursor, gaps = polled(us, cursor)
    assert came == [f"Question {number:03}" for number in range(450)]
    assert gaps == []
    assert polled(us, cursor)[0] == []


def test_brings_what_was_held_back_for_a_while(double: Double, us: Access) -> None:
    held = double.comment("Held back")
    double.comments.remove(held)
    for number in range(3):
        double.comment(f"Question {number}")
    _, cursor, _ = polled(us)
    double.comments.insert(0, held)
    assert polled(us, cursor)[0] == ["Held back"]


def test_i6_says_that_a_storm_was_too_large(
    double: Double, us: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "PAGES_MAX", 5)
    double.comment("Question")
    _, cursor, _ = polled(us)
    for number in range(600):
        double.comment(f"Question {number}")
    came, _, gaps = polled(us, cursor)
    assert len(came) == 500
    assert gaps == [GAP]


def test_says_what_is_lost_where_youtube_forgets_the_page(double: Double, us: Access) -> None:
    double.comment("Question -")
    _, cursor, _ = polled(us)
    for number in range(150):
        double.comment(f"Question {number:03}")
    double.forgets_pages = True
    came, cursor, gaps = polled(us, cursor)
    assert (len(came), gaps) == (100, [GAP])
    double.comment("Question +")
    came, _, gaps = polled(us, cursor)
    assert (came, gaps) == (["Question +"], [])


@pytest.mark.parametrize("refusal", [Refusal(404, "commentNotFound"), Refusal(403, "forbidden")])
def test_goes_on_where_a_thread_is_closed_meanwhile(
    double: Double, us: Access, refusal: Refusal
) -> None:
    first = double.comment("Question")["id"]
    _, cursor, _ = polled(us)
    for number in range(9):
        double.comment(f"Answer {number}", below=first)
    double.comment("Another question")
    double.closed[first] = refusal
    assert "Another question" in polled(us, cursor)[0]


@pytest.mark.parametrize("refusal", [Refusal(400, "processingFailure"), Refusal(400, "quiteNew")])
def test_no_thread_stops_the_others_for_ever(double: Double, us: Access, refusal: Refusal) -> None:
    first = double.comment("Question")["id"]
    _, cursor, _ = polled(us)
    for number in range(9):
        double.comment(f"Answer {number}", below=first)
    double.closed[first] = refusal
    _, cursor, gaps = polled(us, cursor)
    assert gaps == [GAP]
    double.comment("Another question")
    assert polled(us, cursor)[::2] == (["Another question"], [])


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (Refusal(403, "forbidden"), Reason.PERMISSION_LOST),
        (Refusal(404, "channelNotFound"), Reason.PERMISSION_LOST),
        (Refusal(500), Reason.NETWORK_DOWN),
        (Refusal(400, "processingFailure"), Reason.NETWORK_DOWN),
        (Refusal(429), Reason.RATE_LIMITED),
    ],
)
def test_says_when_the_whole_channel_is_not_shown(
    double: Double, us: Access, refusal: Refusal, reason: Reason
) -> None:
    double.closed["GET commentThreads"] = refusal
    assert reason_of(lambda: PLUG.collect(us, COMMENTS, "")) is reason


def test_stays_where_it_is_while_the_day_is_used_up(double: Double, us: Access) -> None:
    double.comment("Question")
    _, cursor, _ = polled(us)
    double.comment("Later")
    double.closed["GET commentThreads"] = Refusal(403, "quotaExceeded")
    with pytest.raises(Temporary) as found:
        PLUG.collect(us, COMMENTS, cursor)
    assert found.value.reason is Reason.RATE_LIMITED
    double.closed.clear()
    assert polled(us, cursor)[0] == ["Later"]


def test_one_odd_comment_stops_none_of_the_others(double: Double, us: Access) -> None:
    double.comment("Question")
    double.comment("Odd")["id"] = 5
    double.comment("Odder")["snippet"]["publishedAt"] = 12
    harvest = PLUG.collect(us, COMMENTS, "")
    assert len({raw.fingerprint for raw in harvest.items}) == 3


def test_reads_again_what_came_since_an_instant(double: Double, us: Access) -> None:
    double.clock = NOON - timedelta(days=9)
    for number in range(20):
        double.comment(f"Long ago {number}")
    double.clock = NOON
    first = double.comment("Question")["id"]
    for number in range(150):
        double.comment(f"Question {number}", below=first if number % 2 else "")
    came, page = set(), ""
    for _ in range(9):
        harvest = PLUG.look_back(us, COMMENTS, NOON, page)
        came |= {raw.fingerprint for raw in harvest.items}
        page = harvest.cursor
        if not harvest.more:
            break
    assert len(came) == 151


def test_i17_names_the_author_the_film_and_what_is_answered(double: Double, us: Access) -> None:
    first = double.comment("When?")["id"]
    double.comment("At noon.", by=US, below=first)
    theirs, ours = (PLUG.normalize(raw.body, us)[0] for raw in PLUG.collect(us, COMMENTS, "").items)
    assert (theirs.author.remote_id, theirs.thread_id, theirs.parent_id) == (MAYA, first, "")
    assert theirs.author.url == f"https://www.youtube.com/channel/{MAYA}"
    assert (ours.author.remote_id, ours.thread_id, ours.parent_id) == (us.remote_id, first, first)
    assert ours.extra == {"film": FILM, "above": first}
    assert theirs.extra == {"film": FILM}
    assert theirs.url == f"https://www.youtube.com/watch?v={FILM}&lc={first}"
    assert theirs.sent_at == NOON + timedelta(seconds=1)


def test_begins_anew_from_a_cursor_that_nobody_can_read(double: Double, us: Access) -> None:
    double.comment("Question")
    for cursor in ("what?", "[]", '{"known": 5}', "null"):
        assert polled(us, cursor)[0] == ["Question"]


def test_refuses_what_youtube_cannot_do(us: Access) -> None:
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
    (Refusal(401, "authError"), Temporary, Reason.TOKEN_EXPIRED),
    (Refusal(401), Temporary, Reason.TOKEN_EXPIRED),
    (Refusal(403, "insufficientPermissions"), Permanent, Reason.PERMISSION_LOST),
    (Refusal(403, "ineligibleAccount"), Permanent, Reason.PERMISSION_LOST),
    (Refusal(403, "accessNotConfigured"), Permanent, Reason.MISCONFIGURED),
    (Refusal(403, "forbidden"), Permanent, Reason.REJECTED),
    (Refusal(403, "quotaExceeded"), Temporary, Reason.RATE_LIMITED),
    (Refusal(403, "rateLimitExceeded"), Temporary, Reason.RATE_LIMITED),
    (Refusal(403, "somethingElse"), Unknown, Reason.UNKNOWN_REFUSAL),
    (Refusal(404, "parentCommentNotFound"), Permanent, Reason.TARGET_GONE),
    (Refusal(404), Unknown, Reason.UNRECOGNISED),
    (Refusal(404, "notFound"), Unknown, Reason.UNRECOGNISED),
    (Refusal(400, "commentTextTooLong"), Permanent, Reason.TOO_LONG),
    (Refusal(400, "processingFailure"), Unknown, Reason.NETWORK_DOWN),
    (Refusal(429), Temporary, Reason.RATE_LIMITED),
    (Refusal(503, "backendError"), Unknown, Reason.NETWORK_DOWN),
]


@pytest.mark.parametrize(("refusal", "kind", "reason"), MEANT, ids=lambda one: str(one)[:40])
def test_understands_a_refusal_by_its_reason(
    double: Double,
    us: Access,
    asked: Target,
    refusal: Refusal,
    kind: type[Failure],
    reason: Reason,
) -> None:
    double.fault = (refusal, False)
    with pytest.raises(Failure) as found:
        PLUG.send(us, outgoing("Words.", target=asked))
    assert (type(found.value), found.value.reason) == (kind, reason)
    assert double.published() == 0


@pytest.mark.parametrize(
    ("date", "hours"),
    [
        ("Sun, 22 Nov 2026 12:00:00 GMT", 20),
        ("Mon, 23 Nov 2026 07:59:00 GMT", 0),
        ("Sun, 08 Mar 2026 09:00:00 GMT", 22),  # the day there has 23 hours
        ("", 1),
    ],
)
def test_waits_until_the_day_begins_where_youtube_counts_it(date: str, hours: int) -> None:
    body = json.dumps(Refusal(403, "quotaExceeded").body).encode()
    answer = Answer(status=403, headers={"date": date}, body=body, handed_over=True)
    found = failure(answer)
    assert isinstance(found, Temporary)
    assert found.retry_after is not None
    assert found.retry_after // timedelta(hours=1) == hours
