"""Lengthen the public chain by what was said since, in the order in which it was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.vault import seal, unseal
from clarion.ledger.actions import enter
from clarion.newsroom.actions.tracing import trace
from clarion.newsroom.models import Imprint, SigningKey
from clarion.newsroom.rules.chain import FIRST, Telling, Way, Words, link_hash, new_key, sign
from clarion.publishing.queries.saying.published import published
from clarion.publishing.queries.saying.told import Gone, Told, gone, told, told_sources

# One office's chain is only ever lengthened by one at a time.
_TURN = 0xC4A1
# More can only wait after the clockwork has stood still for days.
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _New:
    """What the chain does not hold yet; `source` is empty for what stood on our own page."""

    words: Words
    source: str = ""


@transaction.atomic
def add_imprints(*, by: Actor, at: datetime, depth: int | None = _AT_ONCE) -> int:
    """Add what is missing and return how many that was; safe to be called as often as one likes.

    `depth`: so much of what was told last is looked at, or, with None, all that ever was.
    """
    by.must(Power.MOVE_POST)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURN, by.office_id])
    new = [*_from_page(by.office_id), *_told_elsewhere(by.office_id, at, depth)]
    new += _gone(by.office_id, new, depth)
    if not new:
        return 0
    _lengthen(new, by, at)
    return len(new)


def _from_page(office_id: int) -> list[_New]:
    """Return every edition that stood on our own page."""
    said = [
        Words(
            code=one.code,
            number=edition.number,
            language=edition.language,
            headline=edition.headline,
            text=edition.text,
            said_at=edition.said_at.replace(microsecond=0),
        )
        for one in published(office_id=office_id, limit=_AT_ONCE)
        for edition in one.editions
    ]
    rows = Imprint.objects.of(office_id).filter(code__in={words.code for words in said})
    of_page = rows.filter(source="", withdrawn=False)
    known = set(of_page.values_list("code", "number"))
    return [_New(words=words) for words in said if (words.code, words.number) not in known]


def _told_elsewhere(office_id: int, at: datetime, depth: int | None) -> list[_New]:
    """Return what our accounts have said, and what others may hand on, in words of their own, and
    what stood on our own page in other languages.
    """
    sources = told_sources(office_id=office_id, at=at, depth=depth)
    rows = Imprint.objects.of(office_id).filter(source__in=sources)
    known = set(rows.values_list("source", flat=True))
    missing = [source for source in sources if source not in known][:_AT_ONCE]
    if not missing:
        return []
    found = told(office_id=office_id, at=at, sources=missing)
    return [_New(words=_as_told(one), source=one.source) for one in found]


def _as_told(one: Told) -> Words:
    if one.medium:
        telling = Telling(way=Way.HANDED, channel=one.medium, piece=one.piece)
    elif not one.network:
        telling = Telling(way=Way.PAGE, channel=Way.PAGE.value)
    else:
        telling = Telling(
            way=Way.ACCOUNT, channel=one.network, account=one.account, piece=one.piece
        )
    return Words(
        code=one.code,
        number=one.number,
        language=one.language,
        headline=one.subject,
        text=one.text,
        said_at=one.told_at.replace(microsecond=0),
        telling=telling,
    )


def _gone(office_id: int, new: Iterable[_New], depth: int | None) -> list[_New]:
    """Return up to which of the editions in the chain words are read no more, and was not said."""
    codes = {one.words.code for one in new}
    marks = gone(office_id=office_id, codes=codes | _lately(office_id, depth), depth=depth)
    rows = Imprint.objects.of(office_id).filter(code__in={mark.code for mark in marks})
    numbers: dict[str, set[int]] = {}
    known: set[tuple[str, int]] = set()
    for code, number, withdrawn in rows.values_list("code", "number", "withdrawn"):
        if withdrawn:
            known.add((code, number))
        else:
            numbers.setdefault(code, set()).add(number)
    for one in new:
        numbers.setdefault(one.words.code, set()).add(one.words.number)
    found: dict[tuple[str, int], _New] = {}
    for mark in marks:
        last = max((n for n in numbers.get(mark.code, ()) if n <= mark.number), default=0)
        if last and (mark.code, last) not in known:
            found.setdefault((mark.code, last), _New(words=_mark(mark, last)))
    return list(found.values())


def _lately(office_id: int, depth: int | None) -> set[str]:
    """Return the statements that the chain has lately grown by."""
    rows = Imprint.objects.of(office_id).order_by("-position")
    return set(rows.values_list("code", flat=True)[:depth])


def _mark(mark: Gone, number: int) -> Words:
    """Say that an edition and all before it are read no more."""
    return Words(
        code=mark.code,
        number=number,
        language=mark.language,
        headline="",
        text="",
        said_at=mark.at.replace(microsecond=0),
        withdrawn=True,
    )


def _lengthen(new: Iterable[_New], by: Actor, at: datetime) -> None:
    key = _key(by, at)
    last = Imprint.objects.of(by.office_id).order_by("-position").first()
    position, previous = (last.position, last.hash) if last else (0, FIRST)
    private = unseal(bytes(key.sealed))["private"]
    rows = []
    for one in sorted(new, key=_order):
        words = one.words
        position += 1
        hash_ = link_hash(previous, position, words)
        telling = words.telling
        rows.append(
            Imprint(
                office_id=by.office_id,
                key=key,
                position=position,
                previous=previous,
                hash=hash_,
                signature=sign(hash_, private),
                code=words.code,
                number=words.number,
                language=words.language,
                headline=words.headline,
                text=words.text,
                said_at=words.said_at,
                withdrawn=words.withdrawn,
                way=telling.way if telling else "",
                channel=telling.channel if telling else "",
                account=telling.account if telling else "",
                piece=telling.piece if telling else 0,
                source=one.source,
            )
        )
        previous = hash_
    trace(Imprint.objects.bulk_create(rows))


def _order(one: _New) -> tuple[datetime, int, bool, bool, str]:
    """In the order in which it was said; of the same second, our own page first."""
    words = one.words
    return words.said_at, words.number, words.withdrawn, bool(one.source), one.source


def _key(by: Actor, at: datetime) -> SigningKey:
    """Return the office's key; the first statement makes it."""
    key: SigningKey | None = SigningKey.objects.of(by.office_id).filter(ended_at=None).first()
    if key is not None:
        return key
    private, public = new_key()
    made: SigningKey = SigningKey.objects.create(
        office_id=by.office_id, public=public, sealed=seal({"private": private}), made_at=at
    )
    enter("signing key made", about=f"key:{made.pk}", by=by, at=at, public=public)
    return made
