"""How we speak to the Graph API as one Page."""

from clarion.channels.answer import Answer
from clarion.channels.connectors.facebook.failures import failure
from clarion.channels.contract import Access
from clarion.channels.fields import Fields
from clarion.channels.graph.door import Door

_DOOR = Door("page_token")
url, key, proof, ask = _DOOR.url, _DOOR.key, _DOOR.proof, _DOOR.ask


def us(access: Access) -> str:
    """Return what Facebook calls us."""
    return access.remote_id or "me"


def good(answer: Answer) -> Fields:
    """Read an answer; raises for what is no success."""
    if not answer.is_good:
        raise failure(answer)
    return answer.parsed()


def done(answer: Answer) -> None:
    """Take only a plain yes for one."""
    if not good(answer).is_true("success"):
        raise answer.doubt(f"HTTP {answer.status}, and no word of success")
