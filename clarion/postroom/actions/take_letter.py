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
from clarion.postroom.rules.resistance import COMPARED_MAX, LETTERS_PER_HOUR_MAX, Filling, oddities
from clarion.postroom.rules.uploads import Upload, accept_all

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
    """What the person keeps: with reference and code they read the answer."""

    reference: str
    code: str
    files_left_out: bool = False


def take_letter(
    *, office_id: int, words: Words, enclosed: Sequence[Upload], filled: Filled, at: datetime
) -> Receipt:
    """Store a letter; return its reference and its code, which nobody can look up later.

    There is no `by`: anybody may write. From a caller of very many letters the words are taken
    and the files are not. Raises `NotFound`, `NotReadable`, `TooManyEnclosures`.
    """
    house = queries.house(office_id=office_id, sends=True)
    if house is None:
        raise NotFound
    caller = _counted_as(filled.caller)
    letters_last_hour = _letters_since(at - _LATELY, office_id=office_id, caller=caller) + 1
    too_many = letters_last_hour > LETTERS_PER_HOUR_MAX
    kept = [] if too_many else accept_all(enclosed)
    reference, code = spoken(new_reference(REFERENCE_LENGTH)), spoken(new_reference(CODE_LENGTH))
    with transaction.atomic():
        account = Account.objects.get(pk=house.account_id)
        said = {
            **asdict(words),
            "reference": reference,
            "consent": bool(words.contact),
            "suspicious": _oddities(account, words, filled, letters_last_hour, at),
        }
        keep_letter(account=account, fingerprint=f"{reference}/1", words=said, enclosed=kept, at=at)
        Letter.objects.create(
            office_id=office_id,
            account=account,
            reference=reference,
            code_digest=digest(reference=reference, code=code),
            caller=caller,
            written_at=at,
        )
    return Receipt(reference=reference, code=code, files_left_out=too_many and bool(enclosed))


def _letters_since(since: datetime, *, office_id: int, caller: str) -> int:
    letters = Letter.objects.of(office_id).filter(caller=caller, written_at__gt=since)
    return letters.count()


def _oddities(
    account: Account, words: Words, filled: Filled, letters_last_hour: int, at: datetime
) -> list[str]:
    recent = Message.objects.filter(account=account, received_at__gt=at - _LATELY).order_by("-id")
    filling = Filling(
        text=words.text,
        trap=filled.trap,
        stamp=filled.stamp,
        letters_last_hour=letters_last_hour,
        recent_texts=list(recent.values_list("text", flat=True)[:COMPARED_MAX]),
    )
    secret = settings.SECRET_KEY.encode()
    return [one.value for one in oddities(filling, secret=secret, page=filled.page, at=at)]


def _counted_as(address: str) -> str:
    """Return what we count an address by; nobody can find the address from it."""
    return hmac.new(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256).hexdigest()
