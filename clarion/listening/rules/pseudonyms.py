"""An author's other name: the same within one key's life, and traced back by nobody after it."""

import hmac
from base64 import b32encode
from hashlib import sha256

_LENGTH = 10  # 50 bits: two authors in a million never meet


def pseudonym(*, key: bytes, network: str, author: str) -> str:
    """Return it, e.g. `K7Q2M-4XW3A`: an HMAC-SHA-256 (RFC 2104) of who the network says it is."""
    digest = hmac.new(key, f"{network}\n{author}".encode(), sha256).digest()
    name = b32encode(digest).decode()[:_LENGTH]
    return f"{name[:5]}-{name[5:]}"
