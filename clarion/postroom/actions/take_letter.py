"""Somebody writes to the office on its own page: nothing is dropped, what is odd is marked."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from clarion.kit.ids import new_reference
from clarion.kit.refusals import NotFound
from clarion.postroom import queries
from clarion.postroom.actions.keep_letter import keep_letter
from clarion.postroom.models import Account, Letter, Message
from clarion.postroom.rules.codes import CODE_LENGTH, REFERENCE_LENGTH, digest, spoken
from clarion.postroom.rules.resistance import COMPARED_MAX, Filling, oddities
from clarion.postroom.rules.uploads import Upload

_LATELY = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What somebody wrote into the form."""

    text: str
    subject: str = ""
    name: str = ""
    contact: str = ""
    place: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """How the form was filled in, and from where."""

    trap: str
    stamp: str
    page: str
    caller: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the person keeps: with both they read the answer."""

    reference: str
    code: str


@transaction.atomic
def take_letter(
    *, office_id: int, words: Words, enclosed: Sequence[Upload], filled: Filled, at: datetime
) -> Receipt:
    """Store a letter; return its reference and its code, which nobody can look up later.

    There is no `by`: anybody may write. Raises `NotFound`, `NotReadable`, `TooManyEnclosures`.
    """
    house = queries.house(office_id=office_id, sends=True)
    if house is None:
        raise NotFound
    account = Account.objects.get(pk=house.account_id)
    reference, code = spoken(new_reference(REFERENCE_LENGTH)), spoken(new_reference(CODE_LENGTH))
    said = {
        **asdict(words),
        "reference": reference,
        "consent": bool(words.contact),
        "suspicious": _oddities(account, words, filled, at),
    }
    keep_letter(account=account, fingerprint=f"{reference}/1", words=said, enclosed=enclosed, at=at)
    Letter.objects.create(
        office_id=office_id,
        account=account,
        reference=reference,
        code_digest=digest(reference=reference, code=code),
        caller=_counted_as(filled.caller),
        written_at=at,
    )
    return Receipt(reference=reference, code=code)


def _oddities(account: Account, words: Words, filled: Filled, at: datetime) -> list[str]:
    since = at - _LATELY
    letters = Letter.objects.of(account.office_id).filter(written_at__gt=since)
    recent = Message.objects.filter(account=account, received_at__gt=since).order_by("-id")
    filling = Filling(
        text=words.text,
        trap=filled.trap,
        stamp=filled.stamp,
        letters_last_hour=letters.filter(caller=_counted_as(filled.caller)).count() + 1,
        recent_texts=list(recent.values_list("text", flat=True)[:COMPARED_MAX]),
    )
    secret = settings.SECRET_KEY.encode()
    return [one.value for one in oddities(filling, secret=secret, page=filled.page, at=at)]


def _counted_as(address: str) -> str:
    """Return what we count an address by; nobody can find the address from it."""
    return hmac.new(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256).hexdigest()
