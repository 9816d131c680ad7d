"""The plug for paper, telephone and counter: people type it in, and people hand it over."""

from clarion.channels.connectors.paper.capabilities import CAPABILITIES, QUESTIONS
from clarion.channels.connectors.paper.failures import by_hand
from clarion.channels.connectors.paper.normalize import arrived
from clarion.channels.contract import (
    Access,
    Arrived,
    Outgoing,
    Profile,
    Sent,
)
from clarion.channels.partial import Unasked, Unchanged


class Paper(Unasked, Unchanged):
    """Takes what staff type in. It never claims to have sent anything."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def probe(self, access: Access) -> Profile:
        """A counter needs no password."""
        return Profile(remote_id=access.address, handle=access.address)

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Raise: nothing was sent, and no machine can do it."""
        raise by_hand()

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent:
        """Raise: only the person who handed it over knows."""
        raise by_hand()

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read what was typed in."""
        return (arrived(raw),)
