"""The plug for our own page: what has been delivered is on the page, by being delivered."""

from clarion.channels.connectors.webform.capabilities import CAPABILITIES, QUESTIONS
from clarion.channels.connectors.webform.normalize import arrived
from clarion.channels.connectors.webform.render import remote_id_of
from clarion.channels.contract import (
    Access,
    Arrived,
    Outgoing,
    Profile,
    Sent,
)
from clarion.channels.partial import Unasked, Unchanged

PROOF = "shown on the reply page"


class Webform(Unasked, Unchanged):
    """Takes letters and shows answers without any network."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def probe(self, access: Access) -> Profile:
        """Our own page is always there."""
        return Profile(
            remote_id=access.address, handle=access.address, name=access.settings.get("title", "")
        )

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Name the answer. The page shows every sent dispatch of its conversation."""
        return Sent(remote_id=remote_id_of(outgoing), proof=PROOF)

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent:
        """Say the same: the name depends on nothing but the dispatch."""
        return self.send(access, outgoing)

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one letter."""
        return (arrived(raw),)
