"""The plug for paper, telephone and counter: people type it in, and people hand it over."""

from clarion.channels.connectors.paper.capabilities import CAPABILITIES, QUESTIONS
from clarion.channels.connectors.paper.failures import by_hand, not_a_network
from clarion.channels.connectors.paper.normalize import arrived
from clarion.channels.contract import (
    Access,
    Arrived,
    Harvest,
    Outgoing,
    Profile,
    Raw,
    Renewal,
    Sent,
    Subscription,
    Webhook,
)


class Paper:
    """Takes what staff type in. It never claims to have sent anything."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def probe(self, access: Access) -> Profile:
        """A counter needs no password."""
        return Profile(remote_id=access.address, handle=access.address)

    def renew(self, access: Access) -> Renewal:
        """Raise: there are no secrets."""
        raise not_a_network("secrets")

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Raise: nothing was sent, and no machine can do it."""
        raise by_hand()

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent:
        """Raise: only the person who handed it over knows."""
        raise by_hand()

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Raise: staff type in what comes."""
        raise not_a_network("streams")

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Raise: staff type in what comes."""
        raise not_a_network("line to wait on")

    def subscribe(self, access: Access, callback_url: str) -> Subscription:
        """Raise: nobody calls an address of ours."""
        raise not_a_network("callers")

    def open_webhook(self, access: Access, webhook: Webhook) -> tuple[Raw, ...]:
        """Raise: nobody calls an address of ours."""
        raise not_a_network("callers")

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read what was typed in."""
        return (arrived(raw),)
