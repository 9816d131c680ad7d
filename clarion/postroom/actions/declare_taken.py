"""An account is not in our hands any more: hold it, forget its secrets, and announce it."""

import time
from datetime import datetime, timedelta

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.ids import new_key
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.kit.rows import move
from clarion.kit.vault import seal
from clarion.ledger.actions import enter
from clarion.postroom.actions.place_hold import Placed, place_hold
from clarion.postroom.events import AccountTaken
from clarion.postroom.models import Account, Takeover, Trouble
from clarion.postroom.rules.health import TAKEN, Side
from clarion.postroom.rules.lives import ACCOUNT
from clarion.postroom.rules.reach import Reach


class OursAlone(Refusal):
    """This is no account on a network but a part of Clarion: hold it, and call whoever runs it."""


@transaction.atomic
def declare_taken(*, account_id: int, why: str, by: Actor, at: datetime) -> Placed:
    """Do it, and return the hold. When this returns nothing begins to leave through the account.

    Its secrets are destroyed, its address for the network's news changes, and it stays broken until
    somebody gives it new ones. Raises `OursAlone`, `AlreadyMoved` if it was said before.
    """
    by.must(Power.HOLD)
    began = time.monotonic()
    rows = Account.objects.of(by.office_id).exclude(state="closed")
    # The row before the door, as senders go: one in the door holds the row of its account.
    account: Account = rows.locked().get_or_refuse(pk=account_id)
    if account.reach == Reach.HOUSE.value:
        raise OursAlone
    now = at + timedelta(seconds=time.monotonic() - began)
    placed = place_hold(scope="account", subject=str(account_id), why=why, by=by, at=now)
    if Takeover.objects.filter(account=account, ended_at=None).exists():
        raise AlreadyMoved
    _forget(account, at)
    takeover = Takeover.objects.create(
        office_id=by.office_id,
        account=account,
        hold_id=placed.hold_id,
        declared_at=at,
        declared_by=by.name,
    )
    about = f"account:{account_id}"
    enter("account taken", about=about, by=by, at=at, takeover=takeover.pk, hold=placed.hold_id)
    announce(AccountTaken(office_id=by.office_id, account_id=account_id, takeover_id=takeover.pk))
    live.tell(office_id=by.office_id, topic="accounts")
    return placed


def _forget(account: Account, at: datetime) -> None:
    """Destroy its secrets; whoever exchanges or mends them just now does not bring them back."""
    account.sealed, account.expires_at = seal({}), None
    account.renewable, account.secrets_end_at, account.mended_at = False, None, at
    account.hook = new_key()  # what is signed with a secret that others know is not news of ours
    account.save(
        update_fields=[
            "sealed", "expires_at", "renewable", "secrets_end_at", "mended_at", "hook"
        ]
    )  # fmt: skip
    Trouble.objects.filter(account=account).delete()
    Trouble.note(account_id=account.pk, side=Side.SIGNING_IN, what=TAKEN, at=at)
    if account.state == "open":
        move(account, ACCOUNT, "broken")
