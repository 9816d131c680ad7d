"""The one Message-ID of each letter that leaves through us."""

import hashlib
import re

_OURS = re.compile(r"<[0-9a-f]{40}@([^<>@\s]+)>")


def message_id_of(key: str, address: str) -> str:
    """Make it from the key of the dispatch, so that every attempt bears the same."""
    name = hashlib.sha256(f"dispatch:{key}".encode()).hexdigest()[:40]
    return f"<{name}@{ascii_domain(address)}>"


def is_our_id(message_id: str, address: str) -> bool:
    """Whether a letter of that name may have left through the mailbox `address`."""
    found = _OURS.fullmatch(message_id)
    return found is not None and found[1] == ascii_domain(address)


def ascii_domain(address: str) -> str:
    """Return what is after the @ as every mail server writes it; nothing if it has no such form."""
    domain = address.rpartition("@")[2]
    try:
        return domain if domain.startswith("[") else domain.encode("idna").decode()
    except UnicodeError:
        return ""
