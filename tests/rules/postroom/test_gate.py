"""Nothing leaves without a warrant for exactly these words; nothing at all while it is held."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from clarion.channels.contract import Edge, InThread, Media, Outgoing, Rendition, Target
from clarion.postroom.rules.gate import TAKES_TURNS, Go, Leaving, Stop, Wait, gate
from clarion.postroom.rules.lives import DISPATCH
from clarion.postroom.rules.reach import Reach

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
PICTURE = Media(name="bridge.jpg", mime="image/jpeg", alt="The bridge, closed.", content=b"1")
WORDS = Outgoing(
    key="a" * 32,
    made_at=NOW,
    account_id=1,
    edge=Edge.PUBLIC,
    rendition=Rendition(text="The bridge is open.", language="en", media=(PICTURE,)),
    target=Target(remote_id="post_1", author_id="acct_1"),
)


def leaving(outgoing: Outgoing = WORDS, **changed: Any) -> Leaving:
    """Return words that may leave now, but for what is changed."""
    ready = Leaving(
        state="queued",
        digest=outgoing.digest(),
        due_at=NOW,
        not_before=None,
        stale_at=NOW + timedelta(hours=6),
        expires_at=None,
        attempts=0,
        warrant_digests=frozenset({WORDS.digest()}),
        warrant_begins_at=None,
        warrant_expires_at=NOW + timedelta(days=1),
        warrant_voided=False,
        holds=(),
        review=False,
        predecessor=None,
        predecessor_said_at=None,
        predecessor_digest="",
        follows="",
        stands_below=False,
        below="",
        takes_down=False,
        overtaken=False,
        account_state="open",
        account_quiet_until=None,
        account_hangs_until=None,
        pace=timedelta(),
        free_at=None,
        others_first=False,
        reach=Reach.REAL,
        exercise=False,
        personal=False,
    )
    return replace(ready, **changed)


def test_no_statement_leaves_through_a_persons_own_account() -> None:
    verdict = gate(leaving(personal=True), at=NOW)
    assert verdict == Stop("failed", "the account is personal: no statement leaves through it")


def test_agreed_words_leave() -> None:
    assert gate(leaving(), at=NOW) == Go()


@pytest.mark.parametrize(
    "changed",
    [
        replace(WORDS, rendition=replace(WORDS.rendition, text="The bridge is open!")),
        replace(WORDS, rendition=replace(WORDS.rendition, language="cy")),
        replace(WORDS, rendition=replace(WORDS.rendition, subject="Bridge")),
        replace(WORDS, rendition=replace(WORDS.rendition, media=())),
        replace(
            WORDS, rendition=replace(WORDS.rendition, media=(replace(PICTURE, content=b"2"),))
        ),
        replace(WORDS, rendition=replace(WORDS.rendition, media=(replace(PICTURE, alt="Open."),))),
        replace(WORDS, edge=Edge.PRIVATE),
        replace(WORDS, account_id=2),
        replace(WORDS, target=None),
        replace(WORDS, target=Target(remote_id="post_2", author_id="acct_1")),
        replace(WORDS, target=Target(remote_id="post_1", author_id="acct_2")),
    ],
    ids=[
        "text", "language", "subject", "no picture", "another picture", "alt text", "edge",
        "account", "no target", "another target", "another person",
    ],
)  # fmt: skip
def test_changed_words_are_not_covered(changed: Outgoing) -> None:
    assert gate(leaving(changed), at=NOW) == Stop(
        "failed", "these are not the words that were agreed"
    )


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({"warrant_voided": True}, "failed"),
        ({"expires_at": NOW}, "expired"),
        ({"overtaken": True}, "cancelled"),
        ({"stale_at": NOW}, "missed"),
        ({"warrant_expires_at": NOW}, "missed"),
        ({"predecessor": "failed"}, "failed"),
        ({"predecessor": "cancelled"}, "failed"),
        ({"account_state": "closed"}, "failed"),
        ({"exercise": True}, "failed"),
        ({"reach": Reach.TEST}, "failed"),
    ],
)
def test_what_can_never_leave_ends(changed: dict[str, Any], state: str) -> None:
    verdict = gate(leaving(**changed), at=NOW)
    assert isinstance(verdict, Stop)
    assert verdict.state == state
    assert DISPATCH.allows("queued", verdict.state)


@pytest.mark.parametrize(
    ("changed", "until"),
    [
        ({"holds": ("held by Ana: a mistake",)}, None),
        ({"due_at": NOW + timedelta(minutes=1)}, NOW + timedelta(minutes=1)),
        ({"not_before": NOW + timedelta(minutes=2)}, NOW + timedelta(minutes=2)),
        ({"predecessor": "queued"}, None),
        ({"predecessor": "unknown"}, None),
        ({"account_state": "broken"}, None),
        ({"account_hangs_until": NOW + timedelta(seconds=30)}, None),
        ({"account_quiet_until": NOW + timedelta(minutes=3)}, NOW + timedelta(minutes=3)),
        ({"state": "sending"}, None),
        ({"state": "unknown"}, None),
    ],
)
def test_what_may_leave_later_waits(changed: dict[str, Any], until: datetime | None) -> None:
    verdict = gate(leaving(**changed), at=NOW)
    assert isinstance(verdict, Wait)
    assert verdict.until == until


PACE = timedelta(seconds=60)
TURN = "this account says one thing every 60 seconds"


def test_a_statement_waits_until_its_account_may_speak_again() -> None:
    soon = NOW + timedelta(seconds=20)
    assert gate(leaving(pace=PACE, free_at=soon), at=NOW) == Wait(TURN, soon)
    assert gate(leaving(pace=PACE, free_at=soon), at=soon) == Go()
    assert gate(leaving(pace=PACE), at=NOW) == Go()


def test_what_waits_for_no_turn_goes_first() -> None:
    soon = NOW + timedelta(seconds=20)
    assert gate(leaving(free_at=soon, others_first=True), at=NOW) == Go()


def test_what_was_due_before_it_goes_first() -> None:
    assert gate(leaving(pace=PACE, others_first=True), at=NOW) == Wait(TURN)


def test_nothing_waits_for_its_turn_beyond_its_time() -> None:
    ends = NOW + timedelta(seconds=10)
    late = leaving(pace=PACE, free_at=NOW + PACE, stale_at=ends)
    assert gate(late, at=NOW) == Wait(TURN, ends)
    assert _ends(late, ends) == "missed"


def test_r8_an_automatic_answer_is_cancelled_once_a_person_has_answered() -> None:
    assert gate(leaving(overtaken=True), at=NOW) == Stop(
        "cancelled", "a person has answered meanwhile"
    )


@given(
    state=st.sampled_from(DISPATCH.states),
    stale=st.integers(-100, 100),
    expires=st.none() | st.integers(-100, 100),
    due=st.integers(-100, 100),
    not_before=st.none() | st.integers(-100, 100),
    warrant=st.integers(-100, 100),
    voided=st.booleans(),
    holds=st.lists(st.just("held by Ana: a mistake"), max_size=2),
    predecessor=st.none() | st.sampled_from(DISPATCH.states),
    overtaken=st.booleans(),
    account=st.sampled_from(["connecting", "open", "broken", "closed"]),
    reach=st.sampled_from(Reach),
    exercise=st.booleans(),
)
def test_whatever_leaves_has_nothing_against_it(**drawn: Any) -> None:
    it = leaving(
        state=drawn["state"],
        stale_at=_minutes(drawn["stale"]),
        expires_at=_perhaps(drawn["expires"]),
        due_at=_minutes(drawn["due"]),
        not_before=_perhaps(drawn["not_before"]),
        warrant_expires_at=_minutes(drawn["warrant"]),
        warrant_voided=drawn["voided"],
        holds=tuple(drawn["holds"]),
        predecessor=drawn["predecessor"],
        overtaken=drawn["overtaken"],
        account_state=drawn["account"],
        reach=drawn["reach"],
        exercise=drawn["exercise"],
    )
    clear = (
        it.state == "queued"
        and it.due_at <= NOW < it.stale_at
        and (it.expires_at is None or it.expires_at > NOW)
        and (it.not_before is None or it.not_before <= NOW)
        and it.warrant_expires_at > NOW
        and not it.warrant_voided
        and not it.holds
        and it.predecessor in {None, "sent"}
        and not it.overtaken
        and it.account_state == "open"
        and it.reach != (Reach.REAL if it.exercise else Reach.TEST)
    )
    assert isinstance(gate(it, at=NOW), Go) == clear


def in_thread(*texts: str) -> list[Outgoing]:
    """Return words as a thread says them, each behind the digest of the one before."""
    posts: list[Outgoing] = []
    for number, text in enumerate(texts, start=1):
        follows = posts[-1].digest() if posts else ""
        posts.append(
            replace(
                WORDS,
                rendition=Rendition(text=text),
                target=None,
                thread=InThread(number=number, of=len(texts), follows=follows),
            )
        )
    return posts


def behind(before: Outgoing, it: Outgoing, agreed: list[Outgoing], **changed: Any) -> Leaving:
    """Return a post that may leave now behind another, but for what is changed."""
    ready = leaving(
        it,
        warrant_digests=frozenset(one.digest() for one in agreed),
        predecessor="sent",
        predecessor_digest=before.digest(),
        follows=it.thread.follows if it.thread else "",
        stands_below=True,
        below="post_1",
    )
    return replace(ready, **changed)


def test_what_the_network_calls_the_post_before_is_no_part_of_what_is_agreed() -> None:
    first, second = in_thread("One.", "Two.")
    named = replace(second, target=Target(remote_id="post_1"))
    assert named.digest() == second.digest()
    assert replace(first, target=Target(remote_id="post_1")).digest() != first.digest()


def test_a_post_leaves_behind_the_one_that_was_agreed_before_it() -> None:
    agreed = in_thread("One.", "Two.", "Three.")
    assert gate(behind(agreed[0], agreed[1], agreed), at=NOW) == Go()
    skipped = gate(behind(agreed[0], agreed[2], agreed), at=NOW)
    assert skipped == Stop("failed", "what goes before it is not what was agreed")


@pytest.mark.parametrize(
    "other",
    [("One!", "Two.", "Three."), ("Two.", "One.", "Three."), ("One.", "Three."), ("One.", "Two.")],
    ids=["changed", "swapped", "one left out", "the last left out"],
)
def test_a_thread_that_was_changed_was_not_agreed(other: tuple[str, ...]) -> None:
    digests = {one.digest() for one in in_thread("One.", "Two.", "Three.")}
    changed = in_thread(*other)
    assert not digests & {one.digest() for one in changed}


@given(st.permutations(["One.", "Two.", "Three.", "Four."]))
def test_no_other_order_is_agreed(texts: list[str]) -> None:
    agreed = in_thread("One.", "Two.", "Three.", "Four.")
    same = [a.digest() == b.digest() for a, b in zip(agreed, in_thread(*texts), strict=True)]
    kept = next((place for place, one in enumerate(same) if not one), len(same))
    assert not any(same[kept:]), "what comes behind a change is changed by it"


def test_a_post_waits_for_a_name_of_the_one_before_and_ends_without() -> None:
    first, second = agreed = in_thread("One.", "Two.")
    for state in ("queued", "sending", "unknown", "processing"):
        waits = behind(first, second, agreed, predecessor=state, below="")
        assert isinstance(gate(waits, at=NOW), Wait)
    nameless = behind(first, second, agreed, below="")
    assert gate(nameless, at=NOW) == Stop(
        "failed", "the network gave no name to what goes before it"
    )
    assert gate(replace(nameless, stands_below=False), at=NOW) == Go()


def test_a_post_is_as_late_as_the_one_before_it_has_made_it() -> None:
    first, second = agreed = in_thread("One.", "Two.")
    said_at, patience = NOW + timedelta(hours=5), timedelta(hours=6)
    it = behind(first, second, agreed, predecessor_said_at=said_at)
    assert gate(it, at=said_at + patience - timedelta(minutes=1)) == Go()
    assert _ends(it, said_at + patience) == "missed"
    waits = replace(it, predecessor="unknown", below="")
    assert _ends(waits, NOW + patience) == "missed", "it does not stand, as far as we know"
    alone = replace(it, follows="", stands_below=False)
    assert _ends(alone, NOW + patience) == "missed", "it is no thread"


def test_a_thread_outlasts_neither_its_time_nor_its_agreement() -> None:
    first, second = agreed = in_thread("One.", "Two.")
    late = NOW + timedelta(hours=7)
    it = behind(first, second, agreed, predecessor_said_at=NOW + timedelta(hours=5))
    assert gate(it, at=late) == Go()
    assert _ends(replace(it, expires_at=late), late) == "expired"
    assert _ends(replace(it, warrant_expires_at=late), late) == "missed"


def _ends(it: Leaving, at: datetime) -> str:
    verdict = gate(it, at=at)
    return verdict.state if isinstance(verdict, Stop) else ""


def test_what_is_taken_down_goes_last_first_but_waits_for_nobody_long() -> None:
    down = leaving(takes_down=True, predecessor="queued")
    assert isinstance(gate(down, at=NOW), Wait)
    assert gate(down, at=NOW + TAKES_TURNS) == Go()
    for state in ("sent", "failed", "missed", "cancelled", "expired", "unknown"):
        assert gate(replace(down, predecessor=state), at=NOW) == Go()


def _minutes(number: int) -> datetime:
    return NOW + timedelta(minutes=number)


def _perhaps(number: int | None) -> datetime | None:
    return None if number is None else _minutes(number)


class TheDoor(RuleBasedStateMachine):
    """People edit, sign, take back, hold and lift in any order; the gate is asked all the time."""

    def __init__(self) -> None:
        super().__init__()
        self.words = WORDS
        self.signed: set[tuple[str, str, Edge]] = set()
        self.digests: set[str] = set()
        self.voided = False
        self.holds: list[str] = []
        self.review = False

    @rule(text=st.sampled_from(["Open.", "Shut.", "Open. ", "Öffen."]))
    def edit(self, text: str) -> None:
        self.words = replace(self.words, rendition=replace(self.words.rendition, text=text))

    @rule(language=st.sampled_from(["en", "cy", ""]))
    def translate(self, language: str) -> None:
        rendition = replace(self.words.rendition, language=language)
        self.words = replace(self.words, rendition=rendition)

    @rule(edge=st.sampled_from(Edge))
    def turn(self, edge: Edge) -> None:
        self.words = replace(self.words, edge=edge)

    @rule()
    def sign(self) -> None:
        """A new warrant covers the words as they are now, and no earlier ones."""
        self.signed = {self.exact()}
        self.digests = {self.words.digest()}
        self.voided = False

    @rule()
    def take_back(self) -> None:
        self.voided = True

    @rule(why=st.sampled_from(["a mistake", "a rumour"]))
    def hold(self, why: str) -> None:
        self.holds.append(why)

    @rule()
    def lift(self) -> None:
        self.review = self.review or bool(self.holds)
        self.holds = self.holds[1:]

    @rule()
    def look_again(self) -> None:
        self.review = False

    @invariant()
    def only_signed_words_leave(self) -> None:
        verdict = gate(
            leaving(
                self.words,
                warrant_digests=frozenset(self.digests),
                warrant_voided=self.voided,
                holds=tuple(self.holds),
                review=self.review,
            ),
            at=NOW,
        )
        stopped = self.voided or self.holds or self.review
        agreed = self.exact() in self.signed and not stopped
        assert isinstance(verdict, Go) == agreed

    def exact(self) -> tuple[str, str, Edge]:
        return (self.words.rendition.text, self.words.rendition.language, self.words.edge)


TestTheDoor = TheDoor.TestCase
