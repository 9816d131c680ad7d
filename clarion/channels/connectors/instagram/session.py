"""How we speak to the Graph API as one account on Instagram."""

from collections.abc import Mapping
from typing import Any

from clarion.channels.answer import Answer
from clarion.channels.connectors.instagram.failures import failure
from clarion.channels.contract import Access, Permanent, Reason
from clarion.channels.fields import Fields
from clarion.channels.graph.proof import proof_of
from clarion.channels.http import Line

GRAPH = "https://graph.facebook.com"
VERSION = "v25.0"


def us(access: Access) -> str:
    """Return what Instagram calls us; there is no other name for it."""
    if not access.remote_id:
        raise Permanent(Reason.MISCONFIGURED, "Instagram was never asked who we are")
    return access.remote_id


def url(access: Access, where: str) -> str:
    """Return the whole address of a place."""
    return f"{access.settings.get('service', '') or GRAPH}/{VERSION}/{where}"


def key(access: Access) -> dict[str, str]:
    """Return the header that opens the door."""
    token = access.secrets.get("token", "")
    if not token:
        raise Permanent(Reason.MISCONFIGURED, "there is no token")
    return {"Authorization": f"Bearer {token}"}


def proof(access: Access) -> dict[str, str]:
    """Return the proof that the app is ours, where its secret was entered."""
    token, secret = access.secrets.get("token", ""), access.secrets.get("app_secret", "")
    return {"appsecret_proof": proof_of(token, secret)} if secret else {}


def ask(line: Line, access: Access, where: str, **params: str | int) -> Answer:
    """Ask, which changes nothing."""
    asked = {**params, **proof(access)}
    return line.ask("GET", url(access, where), headers=key(access), params=asked)


def hand_over(line: Line, access: Access, where: str, said: Mapping[str, Any]) -> Answer:
    """Hand something over, which may be done twice if it is handed over twice."""
    place, params = url(access, where), proof(access)
    return line.hand_over("POST", place, headers=key(access), params=params, json=said)


def good(answer: Answer) -> Fields:
    """Read an answer; raises for what is no success."""
    if not answer.is_good:
        raise failure(answer)
    return answer.parsed()
