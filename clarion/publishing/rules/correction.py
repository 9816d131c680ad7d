"""How words that were said are put right on a network: shown before it is done."""

from enum import StrEnum

from clarion.channels.contract import Capabilities


class Way(StrEnum):
    """What a rendition does to what was said before."""

    SAY = "say"  # nothing was said there
    CHANGE = "change"  # the network lets us put other words in their place
    REPLY = "reply"  # the old words stay, and ours stand below them
    SAY_ANEW = "say_anew"  # the old words stay; ours are said beside them


def way_for(capabilities: Capabilities, *, said: bool) -> Way:
    """Return the best that this network allows."""
    if not said:
        return Way.SAY
    if capabilities.edit:
        return Way.CHANGE
    return Way.REPLY if capabilities.threads else Way.SAY_ANEW
