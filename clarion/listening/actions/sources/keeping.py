"""Keep of what came only what a watch looks for, each thing once, its author under another name."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from clarion.channels.contract import Raw
from clarion.kit import live
from clarion.kit.announcements import announce
from clarion.listening.actions.intake.parking import park
from clarion.listening.actions.intake.unsaid import heed, said_last
from clarion.listening.actions.sources.sifting import Sifted, grounds_of, sift
from clarion.listening.actions.sources.storing import store
from clarion.listening.events import MentionsGlimpsed, MentionsKept, MentionsRead
from clarion.listening.models import Source
from clarion.listening.rules.matching import Standing


def keep(
    *,
    source: Source,
    raws: Sequence[Raw],
    watches: Sequence[Standing],
    at: datetime,
    parked_at: Mapping[str, datetime] = MappingProxyType({}),
    sifted: Sifted | None = None,
) -> int:
    """Keep what matches, inside the caller's transaction; return how many mentions are new.

    `sifted`: what was found in `raws` before the transaction began; if other watches or officials
    hold by now, it is sifted again. `parked_at`: since when what is read again has been parked,
    by its fingerprint.
    """
    grounds = grounds_of(source=source, watches=watches)
    if sifted is None or sifted.grounds != grounds:
        sifted = sift(source=source, raws=raws, grounds=grounds)
    park(source=source, things=sifted.unreadable, at=at, parked_at=parked_at)
    heed(source=source, gone=sifted.gone, deleted=sifted.deleted, at=at)
    found = said_last(source=source, found=sifted.found)
    rows = store(source=source, found=found, at=at)
    if rows:
        ids = tuple(row.pk for row in rows)
        announce(MentionsKept(office_id=source.office_id, mention_ids=ids))
        if any(row.read_at is None for row in rows):
            announce(MentionsGlimpsed(office_id=source.office_id))
        else:
            announce(MentionsRead(office_id=source.office_id))
        live.tell(office_id=source.office_id, topic="listening")
    return len(rows)
