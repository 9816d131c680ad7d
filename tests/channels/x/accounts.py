"""An account on the double, and words for it, for tests."""

from datetime import UTC, datetime

from clarion.channels.connectors.x.connector import X
from clarion.channels.contract import Access, Deed, Edge, Media, Outgoing, Rendition, Target
from tests.channels.x.double import CLIENT, SECRET, US, Double

PLUG = X(wait_seconds=0.001)
PICTURE = Media(name="map.png", mime="image/png", alt="A map of the closure.", content=b"\x89PNG")


def access_to(double: Double) -> Access:
    """Everything that the plug may know of the account; a session has begun."""
    session = double.session()
    return access_at(
        double.url, access_token=session["access_token"], refresh_token=session["refresh_token"]
    )


def access_at(url: str, **secrets: str) -> Access:
    """An account on a server, with these tokens."""
    return Access(
        account_id=1,
        address="@townhall",
        remote_id=US,
        settings={"service": url, "client_id": CLIENT},
        secrets={"client_secret": SECRET, **secrets},
        allowed_hosts=frozenset({url.removeprefix("http://")}),
    )


def outgoing(
    text: str,
    *,
    key: str = "dispatch-42",
    target: Target | None = None,
    edge: Edge = Edge.PUBLIC,
    media: tuple[Media, ...] = (),
    made_at: datetime | None = None,
    deed: Deed = Deed.SAY,
    said_id: str = "",
) -> Outgoing:
    """A dispatch that was made this moment, unless it is said."""
    return Outgoing(
        key=key,
        made_at=made_at or datetime.now(UTC),
        account_id=1,
        edge=edge,
        rendition=Rendition(text=text, language="en", media=media),
        target=target,
        deed=deed,
        said_id=said_id,
    )
