"""How people are called: each server numbers them for itself, so a number goes with its server."""

from urllib.parse import urlsplit

from clarion.channels.contract import Access, Permanent, Reason


def server_of(access: Access) -> str:
    """Return the server's name, and its port where it has one of its own."""
    return urlsplit(access.settings.get("server", "")).netloc.lower()


def person(number: str, access: Access) -> str:
    """Name somebody whom this server calls `number`."""
    return f"{number}@{server_of(access)}"


def own_number(access: Access) -> str:
    """Return what the server calls us; raises before the first probe."""
    number, _, _ = access.remote_id.partition("@")
    if not number:
        raise Permanent(Reason.MISCONFIGURED, "the server was never asked who we are")
    return number


def newest(numbers: list[str]) -> str:
    """Return the latest of a server's numbers; they grow, in figures or in letters."""
    return max(numbers, key=lambda number: (len(number), number), default="")
