"""Count in what the watches of an office found and lost: as much work as there was news."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.db import connection, transaction

from clarion.listening.models import PseudonymKey

_TURN: Final = 0x7A11  # of the locks, the one that lets one worker at a time count an office's
_SLIPS_MAX: Final = 10_000  # at once, so that one commit stays short
# Before the first key, and where it is not known which one held.
_BEFORE: Final = datetime(1970, 1, 1, tzinfo=UTC)

_TAKE: Final = """
DELETE FROM listening_slip WHERE id IN (
  SELECT slip.id FROM listening_slip AS slip
  JOIN listening_watch AS watch ON watch.id = slip.watch_id
  WHERE watch.office_id = %s ORDER BY slip.id LIMIT %s
) RETURNING watch_id, pseudonym, received_at, many
"""
_ADD_VOICES: Final = """
INSERT INTO listening_voice AS voice (watch_id, pseudonym, era, said)
SELECT * FROM unnest(%s::bigint[], %s::text[], %s::timestamptz[], %s::bigint[])
ON CONFLICT (watch_id, pseudonym) DO UPDATE SET said = voice.said + excluded.said
RETURNING watch_id, pseudonym, era
"""
_DROP_SILENT: Final = """
DELETE FROM listening_voice AS voice
USING unnest(%s::bigint[], %s::text[]) AS one (watch_id, pseudonym)
WHERE voice.watch_id = one.watch_id AND voice.pseudonym = one.pseudonym AND voice.said <= 0
"""
_ADD_TALLIES: Final = """
INSERT INTO listening_tally AS tally (watch_id, era, private, every)
SELECT * FROM unnest(%s::bigint[], %s::timestamptz[], %s::bigint[], %s::bigint[])
ON CONFLICT (watch_id, era) DO UPDATE
SET private = tally.private + excluded.private, every = tally.every + excluded.every
"""
_WEIGH: Final = """
SELECT watch.id,
  (SELECT coalesce(sum(private), 0)::bigint FROM listening_tally WHERE watch_id = watch.id),
  (SELECT said FROM listening_voice WHERE watch_id = watch.id ORDER BY said DESC LIMIT 1),
  (SELECT private FROM listening_tally WHERE watch_id = watch.id AND era = %(era)s),
  (SELECT said FROM listening_voice WHERE watch_id = watch.id AND era = %(era)s
    ORDER BY said DESC LIMIT 1)
FROM listening_watch AS watch WHERE watch.office_id = %(office)s AND watch.state = 'on'
"""

Slips = Sequence[tuple[int, str, datetime, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How much private people said that a watch found, and how much of it whoever said most.

    `late_every` and `late_most`: the same since authors got the names that they have now.
    """

    watch_id: int
    every: int
    most: int
    late_every: int
    late_most: int


def count_in(*, office_id: int) -> None:
    """Count until no slip waits, each commit by itself."""
    while True:
        with transaction.atomic():
            _take_turn(office_id)
            slips = _take(office_id)
            if slips:
                _enter(slips, _eras(office_id))
        if len(slips) < _SLIPS_MAX:
            return


def weights(*, office_id: int) -> list[Weight]:
    """Return those of each watch that is on: some looks along an index for each."""
    eras = _eras(office_id)
    with connection.cursor() as cursor:
        cursor.execute(_WEIGH, {"office": office_id, "era": eras[0] if eras else None})
        return [
            Weight(
                watch_id=pk,
                every=every,
                most=most or 0,
                late_every=late_every or 0,
                late_most=late_most or 0,
            )
            for pk, every, most, late_every, late_most in cursor.fetchall()
        ]


def _take_turn(office_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURN, office_id])


def _take(office_id: int) -> Slips:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [office_id, _SLIPS_MAX])
        return list(cursor.fetchall())


def _eras(office_id: int) -> list[datetime]:
    """Return since when each key has held that is left, the newest first."""
    rows = PseudonymKey.objects.of(office_id).order_by("-made_at")
    return list(rows.values_list("made_at", flat=True))


def _enter(slips: Slips, eras: Iterable[datetime]) -> None:
    voices: dict[tuple[int, str], tuple[int, datetime]] = {}
    for watch_id, pseudonym, at, many in slips:
        before, first = voices.get((watch_id, pseudonym), (0, at))
        voices[watch_id, pseudonym] = before + many, min(first, at)
    began = {
        key: next((era for era in eras if era <= first), _BEFORE)
        for key, (_many, first) in voices.items()
    }
    private = sorted(key for key in voices if key[1])
    began |= _add_voices([(*key, began[key], voices[key][0]) for key in private])
    tallies: dict[tuple[int, datetime], tuple[int, int]] = {}
    for (watch_id, pseudonym), (many, _first) in voices.items():
        row = watch_id, began[watch_id, pseudonym]
        said, every = tallies.get(row, (0, 0))
        tallies[row] = said + (many if pseudonym else 0), every + many
    rows = sorted((*row, *counts) for row, counts in tallies.items())
    with connection.cursor() as cursor:
        cursor.execute(_ADD_TALLIES, [list(column) for column in zip(*rows, strict=True)])


def _add_voices(
    rows: Sequence[tuple[int, str, datetime, int]],
) -> dict[tuple[int, str], datetime]:
    """Add them, drop those of whom nothing is left, and return under which key each speaks."""
    if not rows:
        return {}
    watches, names, _eras, _many = columns = [list(column) for column in zip(*rows, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_ADD_VOICES, columns)
        began = {(watch_id, name): era for watch_id, name, era in cursor.fetchall()}
        cursor.execute(_DROP_SILENT, [watches, names])
    return began
