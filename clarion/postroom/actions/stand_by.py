"""Wait on an open line for a sign that something came."""

from clarion.channels import registry
from clarion.channels.contract import Failure
from clarion.postroom.models import Account


def stand_by(*, account_id: int, seconds: float) -> bool:
    """Wait up to `seconds`; say whether there is something to collect.

    A line that breaks counts as news: looking is cheap, missing is not.
    """
    account = Account.objects.filter(pk=account_id, state="open").first()
    if account is None:
        return False
    try:
        return registry.pick(account.network).stand_by(account.access(), seconds)
    except Failure:
        return True
