"""What a burst finder knows, as a table for JSON, and back: a restart announces nothing twice."""

from array import array
from collections import Counter
from dataclasses import asdict
from typing import Any, Final

from clarion.reading.bursts.finder import BurstFinder, Sensitivity
from clarion.reading.bursts.muting import Mute
from clarion.reading.bursts.opened import Burst
from clarion.reading.bursts.posts import Subject, SubjectKind
from clarion.reading.bursts.silence import SOURCES_MAX, Stream
from clarion.reading.bursts.tracks import SUBJECTS_MAX, Track
from clarion.reading.bursts.usual import HOURS_OF_WEEK, Rhythm, Usual

# What another version has saved is not guessed at: the finder then learns anew.
VERSION: Final = 1


def save(finder: BurstFinder) -> dict[str, Any]:
    """Return what is known, for JSON. Who wrote in the last minutes is not in it, nor any text."""
    return {
        "version": VERSION,
        "rhythm": asdict(finder.rhythm) if finder.rhythm else None,
        "clock": [finder.began, finder.faded],
        "counts": [finder.bursts, finder.late, finder.ahead, finder.step_posts],
        "tracks": [
            {
                "subject": _plain(subject),
                "usual": _usual_table(track.usual),
                "head": track.ring.head,
                "people": [[at, n] for at, n in enumerate(track.ring.counts) if n],
                "deaf_until": track.deaf_until,
            }
            for subject, track in finder.tracks.followed.items()
        ],
        "open": [
            {
                "number": burst.number,
                "leads": [_plain(lead) for lead in burst.leads],
                "told": [burst.since, burst.told_at, burst.told_people, burst.muted],
                "subjects": [[_plain(s), surprise] for s, surprise in burst.subjects.items()],
            }
            for burst in finder.open.values()
        ],
        "streams": {
            source: asdict(stream)
            | {"usual": _usual_table(stream.usual), "rhythm": asdict(stream.rhythm)}
            for source, stream in finder.silences.streams.items()
        },
        "mutes": [
            [_plain(mute.subject), mute.until, mute.reason] for mute in finder.mutes.rules.values()
        ],
        "kept_quiet": [[_plain(s), n] for s, n in finder.mutes.kept_quiet.items()],
        "false_alarms": [[_plain(s), n] for s, n in finder.mutes.false_alarms.items()],
    }


def restore(table: dict[str, Any], *, sensitivity: Sensitivity | None = None) -> BurstFinder:
    """Return a finder that knows what was saved; ValueError when that cannot be understood."""
    if table.get("version") != VERSION:
        raise ValueError("This was saved by another version of Clarion.")
    try:
        return _restored(table, BurstFinder(sensitivity))
    except (KeyError, TypeError, IndexError, OverflowError) as trouble:
        raise ValueError(f"What was saved is damaged: {trouble!r}") from trouble


def _restored(table: dict[str, Any], finder: BurstFinder) -> BurstFinder:
    if len(table["tracks"]) > 2 * SUBJECTS_MAX or len(table["streams"]) > SOURCES_MAX:
        raise ValueError("What was saved is more than a finder can hold.")
    finder.rhythm = Rhythm(**table["rhythm"]) if table["rhythm"] else None
    finder.began, finder.faded = table["clock"]
    finder.bursts, finder.late, finder.ahead, finder.step_posts = table["counts"]
    for one in table["tracks"]:
        track = Track(usual=_usual(one["usual"]), deaf_until=one["deaf_until"])
        track.ring.head = one["head"]
        for at, people in one["people"]:
            track.ring.counts[at] = people
        finder.tracks.followed[_subject(one["subject"])] = track
    for one in table["open"]:
        since, told_at, told_people, muted = one["told"]
        finder.open[one["number"]] = Burst(
            number=one["number"],
            leads=[_subject(lead) for lead in one["leads"]],
            since=since,
            told_at=told_at,
            told_people=told_people,
            muted=muted,
            subjects={_subject(subject): surprise for subject, surprise in one["subjects"]},
        )
    for source, one in table["streams"].items():
        parts = {"usual": _usual(one["usual"]), "rhythm": Rhythm(**one["rhythm"])}
        finder.silences.streams[source] = Stream(**(one | parts))
    for subject, until, reason in table["mutes"]:
        finder.mutes.add(Mute(subject=_subject(subject), until=until, reason=reason))
    finder.mutes.kept_quiet = Counter({_subject(s): n for s, n in table["kept_quiet"]})
    finder.mutes.false_alarms = Counter({_subject(s): n for s, n in table["false_alarms"]})
    return finder


def _plain(subject: Subject) -> list[str]:
    return [subject.kind.value, subject.name]


def _subject(plain: list[str]) -> Subject:
    kind, name = plain
    return Subject(SubjectKind(kind), name)


def _usual_table(usual: Usual) -> dict[str, Any]:
    table = {name: getattr(usual, name) for name in Usual.__slots__ if name != "week"}
    return table | {"week": usual.week.tolist() if usual.week is not None else None}


def _usual(table: dict[str, Any]) -> Usual:
    week = table["week"]
    if week is not None and len(week) != HOURS_OF_WEEK:
        raise ValueError("A week has 168 hours.")
    return Usual(**(table | {"week": array("f", week) if week is not None else None}))
