"""How we speak to the Graph API as one account on Instagram."""

from collections.abc import Mapping
from typing import Any

from clarion.channels.answer import Answer
from clarion.channels.connectors.instagram.failures import failure
from clarion.channels.contract import Access, Permanent, Reason
from clarion.channels.fields import Fields
from clarion.channels.graph.door import Door
from clarion.channels.http import Line

_DOOR = Door("token")
url, key, proof, ask = _DOOR.url, _DOOR.key, _DOOR.proof, _DOOR.ask


def us(access: Access) -> str:
    """Return what Instagram calls us; there is no other name for it."""
    if not access.remote_id:
        raise Permanent(Reason.MISCONFIGURED, "Instagram was never asked who we are")
    return access.remote_id


def hand_over(line: Line, access: Access, where: str, said: Mapping[str, Any]) -> Answer:
    """Hand something over, which may be done twice if it is handed over twice."""
    place, params = url(access, where), proof(access)
    return line.hand_over("POST", place, headers=key(access), params=params, json=said)


def good(answer: Answer) -> Fields:
    """Read an answer; raises for what is no success."""
    if not answer.is_good:
        raise failure(answer)
    return answer.parsed()
