"""Whoever connects accounts is told that one of them must be mended."""

from datetime import datetime

from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell
from clarion.postroom.models import Account


def tell_of_trouble(*, account_id: int, link: str, by: Actor, at: datetime) -> int:
    """Tell them once of each trouble; return to how many it was told, now or before."""
    by.must(Power.MOVE_POST)
    account = Account.objects.of(by.office_id).get_or_refuse(pk=account_id)
    line = {
        "broken": _("%(name)s must be mended: nothing leaves or comes in through it."),
        "ends": _("%(name)s: its access ends soon, and somebody must renew it."),
        "silent": _("%(name)s has fallen silent: nothing comes in, which is unusual."),
    }
    kind, since = _trouble(account)
    what = Telling(
        happening=Happening.ACCOUNT,
        about=f"account:{account_id}",
        once=f"account:{account_id}:{kind}:{since}",
        line=line[kind] % {"name": account.address},
        link=link,
    )
    whom = people.staff_with(office_id=by.office_id, power=Power.CONNECT_ACCOUNTS)
    return tell(what=what, whom=whom, by=by, at=at)


def _trouble(account: Account) -> tuple[str, str]:
    """Return which trouble it is, and since when or until when: mended and broken is another."""
    if account.state == "broken":
        return "broken", f"{account.mended_at or account.connected_at:%Y-%m-%dT%H:%M:%S}"
    silent = account.streams.filter(silent_since__isnull=False).order_by("silent_since").first()
    if silent is not None:
        return "silent", f"{silent.silent_since:%Y-%m-%dT%H:%M:%S}"
    return "ends", f"{account.ends_at or account.connected_at:%Y-%m-%d}:{account.warned_days}"
