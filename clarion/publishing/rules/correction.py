"""How words that were said are put right on a network: shown before it is done."""

from dataclasses import dataclass
from enum import StrEnum

from clarion.channels.contract import Capabilities


class Way(StrEnum):
    """What a rendition does to what was said before."""

    SAY = "say"  # nothing was said there
    CHANGE = "change"  # the network lets us put other words in their place
    REPLACE = "replace"  # the old words are taken down, and ours are said
    REPLY = "reply"  # the old words stay, and ours stand below them
    SAY_ANEW = "say_anew"  # the old words stay; ours are said beside them
    LATER = "later"  # nobody knows yet whether the old words stand there: it is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What an account has said of this statement. `remote_id`: empty where nothing can be named."""

    said: bool
    remote_id: str
    unsettled: bool  # on its way, or nobody knows


NOTHING = Before(said=False, remote_id="", unsettled=False)


def way_for(capabilities: Capabilities, before: Before, *, removes: bool = False) -> Way:
    """Return the best that this network allows.

    With `removes` the old words must not be read any more; a network may keep the history of what
    is changed, so there they are taken down.
    """
    if before.unsettled:
        return Way.LATER
    if not before.said:
        return Way.SAY
    if not before.remote_id:
        return Way.SAY_ANEW
    if removes and capabilities.delete and not capabilities.house:
        return Way.REPLACE
    if capabilities.edit:
        return Way.CHANGE
    return Way.REPLY if capabilities.threads else Way.SAY_ANEW
