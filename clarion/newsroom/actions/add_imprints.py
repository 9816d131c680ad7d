"""Lengthen the public chain by what was said since, in the order in which it was said."""

from datetime import datetime

from django.db import connection, transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.vault import seal, unseal
from clarion.ledger.actions import enter
from clarion.newsroom.models import Imprint, SigningKey
from clarion.newsroom.rules.chain import FIRST, Words, link_hash, new_key, sign
from clarion.publishing.queries.published import Published, Said, published

# One office's chain is only ever lengthened by one at a time.
_TURN = 0xC4A1
# More can only wait after the clockwork has stood still for days.
_AT_ONCE = 1_000


@transaction.atomic
def add_imprints(*, by: Actor, at: datetime) -> int:
    """Add what is missing and return how many that was; safe to be called as often as one likes."""
    by.must(Power.MOVE_POST)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURN, by.office_id])
    said = [
        words for one in published(office_id=by.office_id, limit=_AT_ONCE) for words in _words(one)
    ]
    codes = {words.code for words in said}
    known = set(
        Imprint.objects.of(by.office_id)
        .filter(code__in=codes)
        .values_list("code", "number", "withdrawn")
    )
    new = [words for words in said if (words.code, words.number, words.withdrawn) not in known]
    if not new:
        return 0
    key = _key(by, at)
    last = Imprint.objects.of(by.office_id).order_by("-position").first()
    position, previous = (last.position, last.hash) if last else (0, FIRST)
    private = unseal(bytes(key.sealed))["private"]
    for words in sorted(new, key=lambda words: (words.said_at, words.number, words.withdrawn)):
        position += 1
        hash_ = link_hash(previous, position, words)
        Imprint.objects.create(
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
        )
        previous = hash_
    return len(new)


def _words(one: Published) -> list[Words]:
    """Return every edition that stood on our page, and from where on nobody may read it more."""
    said = [
        Words(
            code=one.code,
            number=edition.number,
            language=edition.language,
            headline=edition.headline,
            text=edition.text,
            said_at=edition.said_at.replace(microsecond=0),
        )
        for edition in one.editions
    ]
    if one.removed and one.removed_at:
        said.append(_gone(one.code, one.removed, one.removed_at))
    if one.withdrawn_at:
        said.append(_gone(one.code, one.now, one.withdrawn_at))
    return said


def _gone(code: str, last: Said, at: datetime) -> Words:
    """Say that an edition and all before it are read no more."""
    return Words(
        code=code,
        number=last.number,
        language=last.language,
        headline="",
        text="",
        said_at=at.replace(microsecond=0),
        withdrawn=True,
    )


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
