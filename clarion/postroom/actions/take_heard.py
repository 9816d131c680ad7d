"""Take in what was said about us elsewhere and somebody took up, as an arrival at our counter."""

from dataclasses import asdict, dataclass
from datetime import datetime

from clarion.kit.actor import Actor
from clarion.kit.ids import new_reference
from clarion.postroom import queries
from clarion.postroom.actions.keep_letter import keep_letter
from clarion.postroom.actions.type_in_letter import NoCounter
from clarion.postroom.models import Account
from clarion.postroom.rules.codes import REFERENCE_LENGTH, spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardWords:
    """What was said, by whom, and where it stands."""

    text: str
    subject: str
    name: str
    link: str
    language: str
    place: str


def take_heard(*, words: HeardWords, by: Actor, at: datetime) -> str:
    """Store it inside the caller's transaction and return its reference; raises `NoCounter`.

    Whoever may take something up is asked by the room that heard it.
    """
    counter = queries.house(office_id=by.office_id, sends=False)
    if counter is None:
        raise NoCounter
    reference = f"P-{spoken(new_reference(REFERENCE_LENGTH))}"
    said = {**asdict(words), "reference": reference, "way": "heard", "taken_by": by.name}
    account = Account.objects.get(pk=counter.account_id)
    keep_letter(account=account, fingerprint=reference, words=said, enclosed=(), at=at)
    return reference
