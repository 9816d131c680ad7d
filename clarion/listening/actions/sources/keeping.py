"""Keep of what came only what a watch looks for, each thing once, its author under another name."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from clarion.channels import listened
from clarion.channels.contract import Arrived, Happening, Raw, Unreadable
from clarion.kit import live
from clarion.kit.announcements import announce
from clarion.listening.actions.sources.naming import mark
from clarion.listening.actions.sources.sifting import sift
from clarion.listening.actions.sources.storing import store
from clarion.listening.events import MentionsGlimpsed, MentionsKept
from clarion.listening.models import Mention, Parked
from clarion.listening.models import Source as SourceRow
from clarion.listening.rules.limits import PARKED_BYTES_MAX, PARKED_MAX
from clarion.listening.rules.matching import Standing

_READS = frozenset({Happening.MESSAGE, Happening.EDIT})


def keep(
    *,
    source: SourceRow,
    raws: Sequence[Raw],
    watches: Sequence[Standing],
    at: datetime,
    parked_at: Mapping[str, datetime] = MappingProxyType({}),
) -> int:
    """Keep what matches, inside the caller's transaction; return how many mentions are new.

    `parked_at`: since when what is read again has been parked, by its fingerprint.
    """
    things = _read(source, raws, at, parked_at)
    gone = [
        mark(source.pk, one.remote_id)
        for one in things
        if one.kind in {Happening.DELETION, Happening.EDIT}
    ]
    # Whoever deletes or changes their words is heeded; what was taken up is the desk's by then.
    Mention.objects.filter(source=source, remote_id__in=gone, taken_up_at=None).delete()
    said = [one for one in _last(things) if one.kind in _READS and one.text.strip()]
    found = sift(source=source, things=said, watches=watches)
    rows = store(source=source, found=found, at=at)
    if rows:
        ids = tuple(row.pk for row in rows)
        announce(MentionsKept(office_id=source.office_id, mention_ids=ids))
        if any(row.read_at is None for row in rows):
            announce(MentionsGlimpsed(office_id=source.office_id))
        live.tell(office_id=source.office_id, topic="listening")
    return len(rows)


def _last(things: Sequence[Arrived]) -> list[Arrived]:
    """Return of each thing what became of it last: nothing of what was changed since is kept."""
    last: dict[str, Arrived] = {}
    for one in things:
        if one.kind in _READS or one.kind is Happening.DELETION:
            last.pop(one.remote_id, None)
            last[one.remote_id] = one
    return list(last.values())


def _read(
    source: SourceRow, raws: Sequence[Raw], at: datetime, parked_at: Mapping[str, datetime]
) -> list[Arrived]:
    things: list[Arrived] = []
    parked = []
    access = source.access()
    for raw in raws:
        try:
            things += listened.read(source.kind, raw.body, access)
        except Unreadable as failure:
            name = raw.fingerprint[:128]
            parked.append(
                Parked(
                    source=source,
                    fingerprint=name,
                    # Half of it can be read by nobody: of what is too large only the reason stays.
                    body=raw.body if len(raw.body) <= PARKED_BYTES_MAX else b"",
                    reason=failure.evidence[:500],
                    at=parked_at.get(name, at),
                )
            )
    room = max(PARKED_MAX - Parked.objects.filter(source=source).count(), 0) if parked else 0
    Parked.objects.bulk_create(parked[:room], ignore_conflicts=True)
    return things
