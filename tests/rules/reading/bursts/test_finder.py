"""A burst is said once, soon, and with its reasons; what is usual is not one."""

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest

from clarion.reading.bursts import (
    BurstFinder,
    BurstNotice,
    Mute,
    Notice,
    NoticeKind,
    Post,
    Replay,
    Subject,
    SubjectKind,
    subjects_of,
)
from clarion.reading.bursts.finder import WARM_UP_SECONDS
from clarion.reading.bursts.muting import FALSE_ALARMS_MAX, MUTES_MAX, Mutes
from clarion.reading.bursts.tracks import SUBJECTS_MAX

MONDAY = 1_764_547_200.0
HOUR = 3_600.0
FLOOD = Subject(SubjectKind.TERM, "flood")


def post(at: float, text: str, *, author: str = "", **rest: str) -> Post:
    return Post(id=f"{at:.3f} {author}", at=at, author=author, subjects=subjects_of(text, **rest))


def chatter(*, hours: float, each: float = 20.0, seed: int = 1) -> list[Post]:
    """Ordinary posts from Monday on, one every so many seconds on average."""
    chance = random.Random(seed)
    words = [f"word{number}" for number in range(300)]
    at, posts = MONDAY, []
    while (at := at + chance.expovariate(1 / each)) < MONDAY + hours * HOUR:
        author = f"a{chance.randint(1, 500)}"
        posts.append(post(at, " ".join(chance.choices(words, k=6)), author=author))
    return posts


def shouting(at: float, number: int, *, each: float, text: str = "flood here") -> list[Post]:
    return [post(at + n * each, text, author=f"b{n}") for n in range(number)]


def played(posts: Iterable[Post], finder: BurstFinder | None = None) -> list[Notice]:
    replay = Replay(finder or BurstFinder())
    notices = []
    for one in sorted(posts, key=lambda one: one.at):
        notices += [notice for moment in replay.take(one) for notice in moment.notices]
    return notices + [notice for moment in replay.finish() for notice in moment.notices]


def bursts(notices: Iterable[Notice]) -> list[BurstNotice]:
    return [notice for notice in notices if isinstance(notice, BurstNotice)]


def test_says_a_burst_once_when_it_begins_and_once_when_it_ends() -> None:
    onset = MONDAY + 5 * HOUR
    said = bursts(played(chatter(hours=8) + shouting(onset, 60, each=5)))
    assert [one.kind for one in said if FLOOD in one.subjects] == [
        NoticeKind.BEGINS,
        NoticeKind.GROWS,
        NoticeKind.ENDS,
    ]
    assert len({one.burst for one in said}) == 1


def test_says_it_within_two_minutes_with_what_since_when_and_examples() -> None:
    onset = MONDAY + 5 * HOUR
    first = bursts(played(chatter(hours=6) + shouting(onset, 60, each=5)))[0]
    assert abs(first.since - onset) <= 10
    assert first.latency_seconds < 120
    assert first.at - first.since == pytest.approx(first.latency_seconds, abs=0.1)
    assert first.people >= 8
    assert first.usual < 1
    assert len(first.examples) == 5


def test_says_an_earthquake_within_seconds() -> None:
    onset = MONDAY + 5 * HOUR
    quake = shouting(onset, 6_700, each=1 / 670, text="earthquake")
    assert bursts(played(chatter(hours=5.2) + quake))[0].latency_seconds <= 10


def test_says_nothing_of_ordinary_days() -> None:
    assert not bursts(played(chatter(hours=72)))


def test_takes_one_loud_person_for_one_person() -> None:
    loud = [post(MONDAY + 5 * HOUR + n, "flood here", author="loud") for n in range(300)]
    assert not bursts(played(chatter(hours=6) + loud))


def test_is_used_to_what_happens_every_day() -> None:
    evenings = [
        one
        for day in range(12)
        for one in shouting(MONDAY + (day * 24 + 19) * HOUR, 40, each=60, text="quiz")
    ]
    quiz = bursts(played(chatter(hours=300, each=120) + evenings))
    begun = [one for one in quiz if one.kind is NoticeKind.BEGINS]
    assert 1 <= len(begun) <= 3
    assert begun[-1].at < MONDAY + 5 * 24 * HOUR


def test_says_nothing_while_all_is_new() -> None:
    early = shouting(MONDAY + WARM_UP_SECONDS / 2, 20, each=2)
    assert not bursts(played(chatter(hours=1) + early))


def test_needs_no_history_beyond_the_first_minutes() -> None:
    soon = shouting(MONDAY + 2 * WARM_UP_SECONDS, 60, each=2)
    assert bursts(played(chatter(hours=1) + soon))


def test_puts_words_themes_and_places_of_one_happening_together() -> None:
    onset = MONDAY + 5 * HOUR
    wet = [
        post(onset + 4 * n, "river over the bridge", author=f"b{n}", theme="Flood", place="Ãncona")
        for n in range(50)
    ]
    begun = [o for o in bursts(played(chatter(hours=6) + wet)) if o.kind is NoticeKind.BEGINS]
    assert len(begun) == 1
    assert {"flood", "ancona", "river", "bridge"} <= {s.name for s in begun[0].subjects}


def test_keeps_two_happenings_apart() -> None:
    onset = MONDAY + 5 * HOUR
    both = shouting(onset, 40, each=5) + shouting(onset + 2, 40, each=5, text="power cut")
    begun = [o for o in bursts(played(chatter(hours=6) + both)) if o.kind is NoticeKind.BEGINS]
    assert len(begun) == 2


def test_does_not_speak_of_what_is_muted_and_counts_it() -> None:
    finder = BurstFinder()
    finder.mutes.add(Mute(subject=FLOOD, until=MONDAY + 6 * HOUR, reason="film night"))
    shouts = shouting(MONDAY + 5 * HOUR, 60, each=5) + shouting(MONDAY + 9 * HOUR, 60, each=5)
    said = bursts(played(chatter(hours=10) + shouts, finder))
    assert {one.since > MONDAY + 8 * HOUR for one in said} == {True}
    assert finder.mutes.kept_quiet[FLOOD] == 1


def test_speaks_of_what_is_muted_when_lives_may_be_at_risk() -> None:
    finder = BurstFinder()
    finder.mutes.add(Mute(subject=FLOOD, until=MONDAY + 24 * HOUR, reason="film night"))
    calm = shouting(MONDAY + 5 * HOUR, 40, each=5)
    grave = [
        replace(one, id=f"grave{n}", author=f"grave{n}", grave=True)
        for n, one in enumerate(shouting(MONDAY + 5 * HOUR + 60, 3, each=5))
    ]
    said = bursts(played(chatter(hours=6) + calm + grave, finder))
    begun = [one for one in said if one.kind is NoticeKind.BEGINS]
    assert len(begun) == 1
    assert begun[0].at >= grave[1].at
    assert not bursts(played(chatter(hours=6) + calm + grave[:1], _muted()))


def test_speaks_of_what_was_muted_when_the_rule_has_ended_and_it_goes_on() -> None:
    finder = BurstFinder()
    finder.mutes.add(Mute(subject=FLOOD, until=MONDAY + 5.1 * HOUR, reason="film night"))
    said = bursts(played(chatter(hours=6) + shouting(MONDAY + 5 * HOUR, 300, each=5), finder))
    assert [one.kind for one in said][:1] == [NoticeKind.BEGINS]
    assert said[0].at >= MONDAY + 5.1 * HOUR


def _muted() -> BurstFinder:
    finder = BurstFinder()
    finder.mutes.add(Mute(subject=FLOOD, until=MONDAY + 24 * HOUR, reason="film night"))
    return finder


def test_counts_false_alarms_of_what_is_going_on() -> None:
    finder = BurstFinder()
    said = bursts(played(chatter(hours=5.1) + shouting(MONDAY + 5 * HOUR, 60, each=5), finder))
    assert finder.cried_wolf(said[0].burst)
    assert not finder.cried_wolf(999)
    assert finder.mutes.false_alarms[FLOOD] == 1


def test_bears_late_and_future_posts() -> None:
    finder = BurstFinder()
    for one in chatter(hours=5):
        finder.see(one, now=one.at)
    now = MONDAY + 5 * HOUR
    finder.see(post(now - 2 * HOUR, "flood"), now=now)
    finder.see(post(now + 9e8, "flood"), now=now)
    assert (finder.late, finder.ahead) == (1, 1)
    for one in shouting(now, 30, each=1):
        finder.see(post(one.at - 3, "flood here", author=one.author), now=one.at)
    assert bursts(finder.look(now=now + 30))[0].since >= now - 13


def test_holds_no_more_subjects_than_it_may() -> None:
    finder = BurstFinder()
    for number in range(SUBJECTS_MAX + 500):
        for _ in range(2):
            finder.see(post(MONDAY + number, f"word{number}"), now=MONDAY + number)
    assert len(finder.tracks.followed) > SUBJECTS_MAX
    finder.look(now=MONDAY + SUBJECTS_MAX + 500)
    assert SUBJECTS_MAX // 2 < len(finder.tracks.followed) <= SUBJECTS_MAX


def test_refuses_more_mutes_than_anybody_needs_and_forgets_rare_false_alarms() -> None:
    mutes = Mutes()
    for number in range(MUTES_MAX):
        subject = Subject(SubjectKind.TERM, f"w{number}")
        mutes.add(Mute(subject=subject, until=1.0, reason="x"))
    with pytest.raises(ValueError, match="muted"):
        mutes.add(Mute(subject=FLOOD, until=1.0, reason="x"))
    mutes.lift(Subject(SubjectKind.TERM, "w1"))
    mutes.add(Mute(subject=FLOOD, until=1.0, reason="x"))
    for number in range(FALSE_ALARMS_MAX + 5):
        mutes.cried_wolf([Subject(SubjectKind.TERM, f"w{number}")])
    assert len(mutes.false_alarms) == FALSE_ALARMS_MAX
