"""The plug for our own page: what has been delivered stands there, by being delivered."""

from clarion.channels.connectors.page.capabilities import CAPABILITIES, QUESTIONS
from clarion.channels.connectors.page.normalize import arrived
from clarion.channels.connectors.page.render import remote_id_of
from clarion.channels.contract import (
    Access,
    Arrived,
    Deed,
    Outgoing,
    Profile,
    Sent,
)
from clarion.channels.partial import Unasked

PROOFS = {
    Deed.SAY: "stands on our own page",
    Deed.CHANGE: "stands corrected on our own page",
    Deed.TAKE_DOWN: "stands on our own page no more",
}


class Page(Unasked):
    """Shows what was agreed, without any network."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def probe(self, access: Access) -> Profile:
        """Our own page is always there."""
        return Profile(
            remote_id=access.address, handle=access.address, name=access.settings.get("title", "")
        )

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Name it. The page shows every statement whose dispatch was sent."""
        return Sent(remote_id=remote_id_of(outgoing), proof=PROOFS[outgoing.deed])

    def change(self, access: Access, outgoing: Outgoing) -> Sent:
        """Name what now reads otherwise; the old words stay below it."""
        return self.send(access, outgoing)

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Name what stands there no more; that it stood there does."""
        return self.send(access, outgoing)

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent:
        """Say the same: the name depends on nothing but the dispatch."""
        return self.send(access, outgoing)

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Raise: nobody writes here."""
        return (arrived(raw),)
