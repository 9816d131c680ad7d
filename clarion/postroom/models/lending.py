"""A network that takes no pictures but fetches them gets an address, for as long as we ask it."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core import signing

# From the beginning of an attempt; Meta fetches within seconds.
LENT_FOR = timedelta(hours=1)
_SIGNER = "postroom.lent"
_ENDING = ".jpg"  # some networks judge by it


def lent_address(*, enclosed_id: int, at: datetime) -> str:
    """Return where a picture of a dispatch can be fetched from now on, by whoever has it."""
    until = int((at + LENT_FOR).timestamp())
    token = signing.Signer(salt=_SIGNER).sign(f"{enclosed_id}-{until}")
    return f"{settings.PUBLIC_URL}/media/{token}{_ENDING}"


def lent(*, token: str, at: datetime) -> int | None:
    """Return which picture an address is for; None for one that is over, or was never given."""
    try:
        said = signing.Signer(salt=_SIGNER).unsign(token)
    except signing.BadSignature:
        return None
    number, _, until = said.partition("-")
    over = datetime.fromtimestamp(int(until), tz=UTC)
    return int(number) if at <= over else None
