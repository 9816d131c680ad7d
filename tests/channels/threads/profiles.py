"""An account on the double, and words for it, for tests."""

from clarion.channels.connectors.threads.connector import Threads
from clarion.channels.contract import Access, Deed, Edge, Outgoing, Rendition, Target
from tests.channels.threads.double import NOON, TOKEN, US, Double

PLUG = Threads()


def access_to(double: Double, **secrets: str) -> Access:
    """Everything that the plug may know of the account; a token was renewed."""
    return Access(
        account_id=1,
        address="elmsbridge",
        remote_id=US,
        settings={"service": double.url},
        secrets={"token": TOKEN, "access_token": TOKEN, **secrets},
        allowed_hosts=frozenset({double.url.removeprefix("http://")}),
    )


def outgoing(
    text: str,
    *,
    key: str = "dispatch-42",
    target: Target | None = None,
    edge: Edge = Edge.PUBLIC,
    deed: Deed = Deed.SAY,
    said_id: str = "",
) -> Outgoing:
    """A dispatch."""
    return Outgoing(
        key=key,
        made_at=NOON,
        account_id=1,
        edge=edge,
        rendition=Rendition(text=text),
        target=target,
        deed=deed,
        said_id=said_id,
    )
