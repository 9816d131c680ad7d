"""How long a token lasts, and which of those that we hold is asked for the next one."""

from datetime import datetime, timedelta

from clarion.channels.contract import Access, Permanent, Reason, Renewal, Temporary
from clarion.channels.fields import Fields

# A token that has once ended cannot be renewed. So the next one is fetched at half of its life, and
# a house that was switched off for weeks still holds one that is good.
RENEWED_BEFORE_END = timedelta(days=30)
# A token cannot be renewed in its first day (Meta); by then this one can.
TOO_YOUNG = timedelta(days=2)
LIFE_MAX = timedelta(days=365)


def token_of(access: Access) -> str:
    """Return the token that a renewal has left us; raises where there has been none."""
    token = access.secrets.get("access_token", "")
    if not token:
        raise Temporary(Reason.TOKEN_EXPIRED, "no token was fetched yet")
    return token


def held(access: Access) -> list[str]:
    """Return the tokens that may be renewed: the newest first, then the one a person entered."""
    both = (access.secrets.get("access_token", ""), access.secrets.get("token", ""))
    tokens = list(dict.fromkeys(one for one in both if one))
    if not tokens:
        raise Permanent(Reason.MISCONFIGURED, "there is no token")
    return tokens


def renewal(said: Fields, asked_at: datetime) -> Renewal:
    """Read a new token, and say that it ends earlier than it does."""
    seconds = said.plain().get("expires_in")
    if isinstance(seconds, int) and not isinstance(seconds, bool) and seconds > 0:
        life = min(timedelta(seconds=min(seconds, 10**9)), LIFE_MAX)
    else:
        life = TOO_YOUNG
    margin = min(RENEWED_BEFORE_END, life / 2)
    return Renewal(
        secrets={"access_token": said.needed("access_token")}, expires_at=asked_at + life - margin
    )


def too_young(token: str, asked_at: datetime) -> Renewal:
    """Use it as it is, and ask again when it can be renewed."""
    return Renewal(secrets={"access_token": token}, expires_at=asked_at + TOO_YOUNG)
