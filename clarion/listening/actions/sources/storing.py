"""Keep in one go what is wanted: a row for each, its matches, and how much each watch found."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import F

from clarion.channels import listened
from clarion.kit.vault import seal
from clarion.listening.actions.mentions.careful import put
from clarion.listening.actions.sources.copying import copy_in
from clarion.listening.actions.sources.naming import key_now
from clarion.listening.actions.sources.sifting import Found
from clarion.listening.models import Match, Mention, Policy, Source, Watch
from clarion.listening.rules.limits import KEEP_DAYS, TEXT_CHARS_MAX
from clarion.listening.rules.pseudonyms import pseudonym

# Another worker keeps the same thing in the same moment: once more, and it is known.
_TRIES_MAX: Final = 3


def store(*, source: Source, found: Sequence[Found], at: datetime) -> list[Mention]:
    """Return the rows that are new, inside the caller's transaction."""
    if not found:
        return []
    key = key_now(office_id=source.office_id, at=at)
    policy = Policy.objects.of(source.office_id).first()
    forget_at = at + timedelta(days=policy.keep_days if policy else KEEP_DAYS)
    made = [_row(source, one, key, at, forget_at) for one in found]
    rows, wanted = _insert(made, found)
    copy_in(
        [
            Match(mention_id=row.pk, watch_id=watch_id, words=list(words))
            for row, one in zip(rows, wanted, strict=True)
            for watch_id, words in one.words.items()
        ]
    )
    gone = _count(wanted)
    return _without(rows, gone) if gone else rows


def _insert(made: list[Mention], found: Sequence[Found]) -> tuple[list[Mention], Sequence[Found]]:
    for attempt in range(_TRIES_MAX):
        try:
            with transaction.atomic():
                copy_in(made)
                return made, found
        except IntegrityError:
            if attempt == _TRIES_MAX - 1:
                raise
            names = [row.remote_id for row in made]
            there = Mention.objects.filter(source_id=made[0].source_id, remote_id__in=names)
            known = set(there.values_list("remote_id", flat=True))
            found = [one for one in found if one.mark not in known]
            made = [row for row in made if row.remote_id not in known]
            if not made:
                break
    return [], []


def _without(rows: list[Mention], gone: Collection[int]) -> list[Mention]:
    """Keep nothing for watches that were stopped or ended while it was being kept."""
    mine = Match.objects.filter(mention_id__in=[row.pk for row in rows])
    mine.filter(watch_id__in=gone).delete()
    still = set(mine.values_list("mention_id", flat=True))
    # Nobody else has seen these: they are locked by whoever wrote them.
    Mention.objects.filter(pk__in=[row.pk for row in rows if row.pk not in still]).delete()
    return [row for row in rows if row.pk in still]


def _count(found: Sequence[Found]) -> Collection[int]:
    """Count for each watch what was found, and return those that are over by now.

    Whoever stops one waits for us, or we for them: what it found is deleted by one of us.
    """
    counts: dict[int, int] = {}
    for one in found:
        for watch_id in one.words:
            counts[watch_id] = counts.get(watch_id, 0) + 1
    by_count: dict[int, list[int]] = {}
    for watch_id, n in counts.items():
        by_count.setdefault(n, []).append(watch_id)
    # In one order for all workers, so that none waits for another that waits for it.
    rows = Watch.objects.filter(pk__in=counts).select_for_update(no_key=True).order_by("pk")
    states = dict(rows.values_list("pk", "state"))
    for n, ids in by_count.items():
        Watch.objects.filter(pk__in=ids).update(found=F("found") + n)
    return [pk for pk, state in states.items() if state != "on"]


def _row(source: Source, one: Found, key: bytes, at: datetime, forget_at: datetime) -> Mention:
    thing, network = one.thing, listened.pick(source.kind).network
    author = thing.author
    # Of whom nothing is known, there is nobody to be called by another name.
    is_somebody = one.is_private and bool(author.remote_id)
    row = Mention(
        office_id=source.office_id,
        source_id=source.pk,
        remote_id=one.mark,
        stream_place=one.place,
        text=thing.text[:TEXT_CHARS_MAX],
        title=thing.subject[:500],
        url="" if one.is_private else thing.url,
        outlet="" if one.is_private else (author.name or author.handle or source.title)[:300],
        outlet_kind=one.outlet_kind,
        pseudonym=pseudonym(key=key, network=network, author=author.remote_id)
        if is_somebody
        else "",
        sealed=seal({"handle": author.handle or author.remote_id, "url": thing.url})
        if one.is_private
        else b"",
        sent_at=thing.sent_at,
        received_at=at,
        forget_at=forget_at,
        read_at=at if one.with_care else None,
    )
    put(row, one.tells)
    return row
