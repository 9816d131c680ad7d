"""Staff type in what came on paper, by telephone or over the counter, and who took it down."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_reference
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.postroom import queries
from clarion.postroom.actions.keep_letter import keep_letter
from clarion.postroom.actions.take_letter import Words
from clarion.postroom.models import Account
from clarion.postroom.rules.codes import REFERENCE_LENGTH, spoken
from clarion.postroom.rules.uploads import Upload, accept_all


class NoCounter(Refusal):
    """This office has no counter yet. An administrator opens it under Accounts."""


def type_in_letter(
    *,
    way: str,
    words: Words,
    answers: str = "",
    enclosed: Sequence[Upload],
    by: Actor,
    at: datetime,
) -> str:
    """Store it and return its reference; raises `NoCounter`, `NotReadable`, `TooManyEnclosures`.

    `way` is `letter`, `call` or `visit`; `answers` the reference of the first of a conversation.
    """
    by.must(Power.ANSWER)
    counter = queries.house(office_id=by.office_id, sends=False)
    if counter is None:
        raise NoCounter
    reference = f"P-{spoken(new_reference(REFERENCE_LENGTH))}"
    said = {
        **asdict(words),
        "reference": reference,
        "way": way,
        "taken_by": by.name,
        "answers": answers,
    }
    kept = accept_all(enclosed)
    with transaction.atomic():
        account = Account.objects.get(pk=counter.account_id)
        keep_letter(account=account, fingerprint=reference, words=said, enclosed=kept, at=at)
        enter("letter typed in", about=f"letter:{reference}", by=by, at=at, way=way)
    return reference
