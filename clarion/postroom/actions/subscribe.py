"""Ask a network to push its news to an account's own hook."""

from clarion.channels.contract import Access, Connector, Inbound, Subscription
from clarion.postroom.models.account import hook_address


def subscribe(connector: Connector, access: Access, hook: str) -> Subscription | None:
    """Ask where news can be pushed; what was asked for the same hook before is replaced."""
    if Inbound.WEBHOOK not in connector.capabilities.inbound:
        return None
    return connector.subscribe(access, hook_address(hook))
