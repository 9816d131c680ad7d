"""How we speak to the Graph API as one Page."""

from clarion.channels.answer import Answer
from clarion.channels.connectors.facebook.failures import failure
from clarion.channels.contract import Access, Permanent, Reason
from clarion.channels.fields import Fields
from clarion.channels.graph.proof import proof_of
from clarion.channels.http import Line

GRAPH = "https://graph.facebook.com"
VERSION = "v25.0"


def us(access: Access) -> str:
    """Return what Facebook calls us."""
    return access.remote_id or "me"


def url(access: Access, where: str) -> str:
    """Return the whole address of a place."""
    return f"{access.settings.get('service', '') or GRAPH}/{VERSION}/{where}"


def key(access: Access) -> dict[str, str]:
    """Return the header that opens the door."""
    token = access.secrets.get("page_token", "")
    if not token:
        raise Permanent(Reason.MISCONFIGURED, "there is no token")
    return {"Authorization": f"Bearer {token}"}


def proof(access: Access) -> dict[str, str]:
    """Return the proof that the app is ours, where its secret was entered."""
    token, secret = access.secrets.get("page_token", ""), access.secrets.get("app_secret", "")
    return {"appsecret_proof": proof_of(token, secret)} if secret else {}


def ask(line: Line, access: Access, where: str, **params: str | int) -> Answer:
    """Ask, which changes nothing."""
    asked = {**params, **proof(access)}
    return line.ask("GET", url(access, where), headers=key(access), params=asked)


def good(answer: Answer) -> Fields:
    """Read an answer; raises for what is no success."""
    if not answer.is_good:
        raise failure(answer)
    return answer.parsed()


def done(answer: Answer) -> None:
    """Take only a plain yes for one."""
    if not good(answer).is_true("success"):
        raise answer.doubt(f"HTTP {answer.status}, and no word of success")
