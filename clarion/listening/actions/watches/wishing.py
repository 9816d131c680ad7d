"""A watch as somebody asks for it, made into what the governor judges."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from clarion.channels import listened
from clarion.kit.refusals import NotFound
from clarion.listening.models import Official, Source
from clarion.listening.rules.governor import Sought, Wish
from clarion.listening.rules.limits import TERM_CHARS_MAX, TITLE_CHARS_MAX, WHY_CHARS_MAX
from clarion.listening.rules.purposes import Purpose, TermKind

_NAME_CHARS: Final = 30  # so that its handle, by which it is told apart, has the room


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody filled in. `accounts` are numbers of the register; `words` one term each."""

    title: str
    purpose: Purpose
    why: str
    words: tuple[str, ...]
    places: tuple[str, ...]
    accounts: tuple[int, ...]
    sources: tuple[int, ...]
    languages: tuple[str, ...]
    until: datetime
    assembly: bool = False


def wish_of(asked: Asked, *, office_id: int) -> Wish:
    """Return it as the governor judges it; raises `NotFound` for another office's things."""
    rows = Source.objects.of(office_id).filter(pk__in=asked.sources).exclude(state="closed")
    known = list(rows.order_by("pk"))
    if {source.pk for source in known} != set(asked.sources):
        raise NotFound
    return Wish(
        title=" ".join(asked.title.split())[:TITLE_CHARS_MAX],
        why=asked.why.strip()[:WHY_CHARS_MAX],
        terms=(
            *_sought(TermKind.WORDS, asked.words),
            *_sought(TermKind.PLACE, asked.places),
            *_accounts(asked.accounts, office_id),
        ),
        sources=frozenset(source.pk for source in known),
        through=tuple(
            dict.fromkeys(
                words
                for source in known
                for words in listened.pick(source.kind).seeks(source.address)
            )
        ),
        until=asked.until,
        assembly=asked.assembly,
    )


def _sought(kind: TermKind, words: Sequence[str]) -> list[Sought]:
    plain = dict.fromkeys(" ".join(one.split()) for one in words)
    return [Sought(kind=kind, words=one) for one in plain if one]


def _accounts(ids: Sequence[int], office_id: int) -> list[Sought]:
    rows = list(Official.objects.of(office_id).filter(pk__in=ids, state="holds"))
    if len(rows) != len(set(ids)):
        raise NotFound
    return [Sought(kind=TermKind.ACCOUNT, words=_account(row), official_id=row.pk) for row in rows]


def _account(row: Official) -> str:
    """Return what it is called, with its handle: two of one network may have one name."""
    return f"{row.network}: {row.name[:_NAME_CHARS]} ({row.handle})"[:TERM_CHARS_MAX]
