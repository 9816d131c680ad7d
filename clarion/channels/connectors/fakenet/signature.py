"""Tells FakeNet's webhooks from those that anybody could have sent."""

import hashlib
import hmac
import re
from datetime import datetime, timedelta

from clarion.channels.contract import Forged

# An old letter with a good signature may be somebody repeating it.
AGE_MAX = timedelta(minutes=5)
_SIGNATURE = re.compile(r"t=(\d{1,12}),v1=([0-9a-f]{64})", re.ASCII)


def check(header: str, body: bytes, *, secret: str, at: datetime) -> None:
    """Raise `Forged` unless `header` is `t=UNIX_SECONDS,v1=HEX` over `UNIX_SECONDS.BODY`."""
    if not secret:
        raise Forged("nothing was agreed with which it could be signed")
    match = _SIGNATURE.fullmatch(header)
    if match is None:
        raise Forged("there is no signature that can be read")
    signed = match[1].encode() + b"." + body
    ours = hmac.new(secret.encode("utf-8", "surrogatepass"), signed, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(ours, match[2]):
        raise Forged("it is not signed with this account's secret")
    if abs(at.timestamp() - int(match[1])) > AGE_MAX.total_seconds():
        raise Forged("it was signed too long ago, or in the future")
