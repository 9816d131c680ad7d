"""Keep of what came only what a watch looks for, each thing once, its author under another name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from django.db.models import F

from clarion.channels import listened
from clarion.channels.contract import Arrived, Happening, Raw, Source, Unreadable
from clarion.kit import live
from clarion.kit.announcements import announce
from clarion.kit.vault import seal
from clarion.listening.actions.sources.naming import key_now, mark
from clarion.listening.events import MentionsKept
from clarion.listening.models import Match, Mention, Official, Parked, Policy, Watch
from clarion.listening.models import Source as SourceRow
from clarion.listening.rules.limits import (
    KEEP_DAYS,
    PARKED_BYTES_MAX,
    PARKED_MAX,
    TEXT_CHARS_MAX,
)
from clarion.listening.rules.matching import Said, Standing, matches
from clarion.listening.rules.offering import told
from clarion.listening.rules.pseudonyms import pseudonym
from clarion.places import queries as places
from clarion.reading import Reader, Reading

_READS = frozenset({Happening.MESSAGE, Happening.EDIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that a watch wants: what was said, how it reads, and where it matched."""

    thing: Arrived
    reading: Reading
    words: dict[int, tuple[str, ...]]
    is_private: bool


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
    found = _sift(source, said, watches)
    fresh = _unknown(source, found)
    rows = _store(source, fresh, at)
    if rows:
        ids = tuple(row.pk for row in rows)
        announce(MentionsKept(office_id=source.office_id, mention_ids=ids))
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
    for raw in raws:
        try:
            things += listened.read(source.kind, raw.body, source.access())
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


def _sift(source: SourceRow, said: Sequence[Arrived], watches: Sequence[Standing]) -> list[Found]:
    plug = listened.pick(source.kind)
    official = _official_names(source, plug)
    reader = Reader.compile(
        (watch.keywords() for watch in watches),
        gazetteer=places.gazetteer(office_id=source.office_id),
    )
    readings = reader.read_many(f"{one.subject}\n{one.text}".strip() for one in said)
    found = []
    for thing, reading in zip(said, readings, strict=True):
        names = _names(thing)
        private = not plug.speaks_for_outlet and not names & official
        text = f"{thing.subject}\n{thing.text}"
        words = matches(Said(text=text, author=names, is_private=private), reading, watches)
        if words:
            found.append(Found(thing=thing, reading=reading, words=dict(words), is_private=private))
    return found


def _official_names(source: SourceRow, plug: Source) -> frozenset[str]:
    rows = Official.objects.of(source.office_id).filter(state="holds", network=plug.network)
    return frozenset(rows.values_list("handle", flat=True))


def _names(thing: Arrived) -> frozenset[str]:
    named = (thing.author.remote_id, thing.author.handle)
    return frozenset(one.lower().removeprefix("@") for one in named if one)


def _unknown(source: SourceRow, found: Sequence[Found]) -> list[Found]:
    named = {mark(source.pk, one.thing.remote_id): one for one in reversed(found)}
    there = Mention.objects.filter(source=source, remote_id__in=named)
    known = set(there.values_list("remote_id", flat=True))
    return [one for name, one in reversed(named.items()) if name not in known]


def _store(source: SourceRow, fresh: Sequence[Found], at: datetime) -> list[Mention]:
    if not fresh:
        return []
    key = key_now(office_id=source.office_id, at=at)
    policy = Policy.objects.of(source.office_id).first()
    forget_at = at + timedelta(days=policy.keep_days if policy else KEEP_DAYS)
    rows = Mention.objects.bulk_create(_row(source, one, key, at, forget_at) for one in fresh)
    Match.objects.bulk_create(
        Match(mention=row, watch_id=watch_id, words=list(words))
        for row, one in zip(rows, fresh, strict=True)
        for watch_id, words in one.words.items()
    )
    counts: dict[int, int] = {}
    for one in fresh:
        for watch_id in one.words:
            counts[watch_id] = counts.get(watch_id, 0) + 1
    for watch_id in sorted(counts):
        Watch.objects.filter(pk=watch_id).update(found=F("found") + counts[watch_id])
    return rows


def _row(source: SourceRow, one: Found, key: bytes, at: datetime, forget_at: datetime) -> Mention:
    thing, network = one.thing, listened.pick(source.kind).network
    tells = told(one.reading, says=thing.language)
    author, spot = thing.author, tells.gist.spot
    # Of whom nothing is known, there is nobody to be called by another name.
    is_somebody = one.is_private and bool(author.remote_id)
    return Mention(
        office_id=source.office_id,
        source=source,
        remote_id=mark(source.pk, thing.remote_id),
        text=thing.text[:TEXT_CHARS_MAX],
        title=thing.subject[:500],
        language=tells.language,
        url="" if one.is_private else thing.url,
        outlet="" if one.is_private else (author.name or author.handle or source.title)[:300],
        pseudonym=pseudonym(key=key, network=network, author=author.remote_id)
        if is_somebody
        else "",
        sealed=seal({"handle": author.handle or author.remote_id, "url": thing.url})
        if one.is_private
        else b"",
        sent_at=thing.sent_at,
        received_at=at,
        forget_at=forget_at,
        risk=tells.risk,
        risk_words=tells.risk_words,
        need=tells.need,
        first_hand=tells.gist.first_hand,
        temperature=tells.gist.temperature,
        theme=tells.gist.theme,
        place=spot.name,
        area=spot.area,
        lat=spot.lat,
        lon=spot.lon,
        within_m=spot.within_m,
    )
