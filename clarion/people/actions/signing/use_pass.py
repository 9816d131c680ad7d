"""A link that works once is used up."""

from datetime import datetime

from clarion.kit.refusals import Refusal
from clarion.people.models import Change, Pass
from clarion.people.rules.four_eyes import CHANGE
from clarion.people.rules.one_time import Purpose, digest, is_open


class LinkClosed(Refusal):
    """This link was used already, was taken back, or is too old. Ask for a new one."""


class LinkWaits(Refusal):
    """This link does not work yet: a second person in the office has to agree to it."""


def use_pass(*, secret: str, purpose: Purpose, at: datetime) -> Pass:
    """Use up a pass inside the caller's transaction and return it.

    Raises `LinkClosed`, and `LinkWaits` until a second person has agreed where one must.
    """
    passes = Pass.objects.filter(secret_digest=digest(secret), purpose=purpose.value)
    found: Pass | None = passes.locked().first()
    if found is None or not is_open(
        expires_at=found.expires_at, used_at=found.used_at, withdrawn_at=None, at=at
    ):
        raise LinkClosed
    if Change.objects.filter(link=found, state=CHANGE.start).exists():
        raise LinkWaits
    found.used_at = at
    found.save(update_fields=["used_at"])
    return found
