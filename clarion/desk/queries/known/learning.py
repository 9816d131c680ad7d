"""Which words have no meaning worked out yet, and which meanings nobody needs any more."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice
from typing import Any, Final

from clarion.desk.models import Meaning
from clarion.desk.queries.known import sources
from clarion.desk.rules.known import claims_of, digest

# So many things are read at once.
BATCH: Final = 200
# What this process has seen to, by office: names, which never stand for other words.
_LEARNT: defaultdict[int, set[str]] = defaultdict(set)


def unlearnt(*, office_id: int, at: datetime) -> tuple[list[str], dict[str, str]]:
    """Return the names of some things that nobody has looked at, and words of theirs by digest.

    Words whose meaning is kept already are not among them. No names: everything is learnt.
    """
    learnt = _LEARNT[office_id]
    wanted = sources.standing(office_id, at)
    learnt.intersection_update(chain.from_iterable(wanted))
    new = _first([{n: v for n, v in one.items() if n not in learnt} for one in wanted])
    read = sources.read(office_id, new) if any(new) else {}
    texts = {digest(claim.text): claim.text for one in read.values() for claim in claims_of(one)}
    kept = Meaning.objects.of(office_id).filter(digest__in=list(texts))
    for name in kept.values_list("digest", flat=True) if texts else ():
        texts.pop(name)
    return [name for one in new for name in one], texts


def note_learnt(*, office_id: int, names: list[str]) -> None:
    """Remember that these have been seen to; another process looks once itself."""
    _LEARNT[office_id].update(names)


def unneeded(*, office_id: int, at: datetime) -> list[int]:
    """Return the meanings of words that stand nowhere any more."""
    # First what there is: what is learnt while we look is needed by somebody.
    rows = list(Meaning.objects.of(office_id).values_list("pk", "digest"))
    needed = set(_all_digests(office_id, at))
    return [pk for pk, name in rows if name not in needed]


def _all_digests(office_id: int, at: datetime) -> Iterator[str]:
    wanted = sources.standing(office_id, at)
    while any(wanted):
        some = _first(wanted)
        read = sources.read(office_id, some)
        yield from (digest(claim.text) for one in read.values() for claim in claims_of(one))
        wanted = [
            {n: v for n, v in every.items() if n not in done}
            for every, done in zip(wanted, some, strict=True)
        ]


def _first(wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the first `BATCH` of all sources together, at least a few of each."""
    return [dict(islice(one.items(), BATCH // len(wanted))) for one in wanted]
