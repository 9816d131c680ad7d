"""What an invented colleague's authenticator app shows (RFC 6238), from a secret nobody hides."""

import base64
import hashlib
import hmac
import struct
from datetime import datetime

_PERIOD_SECONDS, _DIGITS = 30, 6


def shows(secret: str, *, at: datetime) -> tuple[str, int]:
    """Return the code of this half minute, and for how many seconds it is still shown."""
    counter, gone = divmod(int(at.timestamp()), _PERIOD_SECONDS)
    mac = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    (number,) = struct.unpack_from(">I", mac, mac[-1] & 0x0F)
    return f"{(number & 0x7FFF_FFFF) % 10**_DIGITS:0{_DIGITS}}", _PERIOD_SECONDS - gone
