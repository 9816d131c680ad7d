"""Names what FakeNet tells, and says what may be missing from it."""

import hashlib
import json

from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES
from clarion.channels.connectors.fakenet.reading import Place
from clarion.channels.contract import Harvest, Raw, Subscription

NAME_LENGTH_MAX = 100


def promised(name: str, url: str, fields: tuple[str, ...]) -> Subscription:
    """Say what we were promised, and what is missing from it."""
    missing = tuple(stream for stream in CAPABILITIES.streams if stream not in fields)
    return Subscription(remote_id=name, url=url, fields=fields, missing=missing)


def raw_of(event: object) -> Raw:
    """Name an event by its id, which is the same wherever it appears, or else by its bytes."""
    body = json.dumps(event).encode()
    name = event.get("id") if isinstance(event, dict) else None
    named = isinstance(name, str) and 0 < len(name) <= NAME_LENGTH_MAX
    return Raw(fingerprint=str(name) if named else hashlib.sha256(body).hexdigest(), body=body)


def begin_anew(stream: str, place: Place) -> Harvest:
    """Our place is older than what can be fetched: a loss, unless we had been there already."""
    if place.looks_again:
        return Harvest(items=(), cursor=Place(new=place.new).write())
    return Harvest(items=(), cursor="", more=True, gap=gap_in(stream))


def gap_in(stream: str) -> str:
    """Say what may have been lost."""
    return f"FakeNet no longer shows some of {stream} since we last asked"
