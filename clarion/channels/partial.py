"""What many networks cannot do, refused once for all of their plugs."""

from collections.abc import Mapping
from datetime import datetime

from clarion.channels.contract import (
    Access,
    Capabilities,
    Figures,
    Harvest,
    Outgoing,
    Permanent,
    Raw,
    Reason,
    Sent,
    Subscription,
    Webhook,
)


class Unchanged:
    """A plug of a network on which what was said stays as it was said."""

    capabilities: Capabilities

    def change(self, access: Access, outgoing: Outgoing) -> Sent:
        """Raise: it stays as it is."""
        raise self._stays()

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Raise: it stays where it is."""
        raise self._stays()

    def _stays(self) -> Permanent:
        return Permanent(Reason.REJECTED, f"{self.capabilities.title} changes nothing afterwards")


class Untold:
    """A plug of a network that does not tell how far something has gone."""

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
        """Say nothing: nothing is known."""
        return {}


class Uncalled:
    """A plug of a network that calls nobody: whoever wants its news must ask."""

    capabilities: Capabilities

    def subscribe(self, access: Access, callback_url: str) -> Subscription:
        """Raise: it calls nobody."""
        raise self._calls_nobody()

    def unsubscribe(self, access: Access, callback_url: str) -> None:
        """Raise: it calls nobody."""
        raise self._calls_nobody()

    def open_webhook(self, access: Access, webhook: Webhook) -> tuple[Raw, ...]:
        """Raise: it calls nobody."""
        raise self._calls_nobody()

    def _calls_nobody(self) -> Permanent:
        return Permanent(Reason.REJECTED, f"{self.capabilities.title} cannot call us")


class Unasked(Uncalled, Untold):
    """A plug of our own house: what comes is brought by people, and there is nobody to ask."""

    def renew(self, access: Access) -> None:
        """There are no secrets."""

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Raise: there is nobody to ask."""
        raise self._nobody_to_ask()

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Raise: there is nobody to ask."""
        raise self._nobody_to_ask()

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Raise: there is nobody to ask."""
        raise self._nobody_to_ask()

    def _nobody_to_ask(self) -> Permanent:
        return Permanent(Reason.REJECTED, f"{self.capabilities.title} is no network to ask")
