"""An account on the double, and words and pictures for it, for tests."""

from clarion.channels.connectors.instagram.connector import Instagram
from clarion.channels.contract import Access, Deed, Edge, Media, Outgoing, Rendition, Target
from tests.channels.instagram.double import NOON, TOKEN, US

PLUG = Instagram(wait_seconds=0)
PICTURE = Media(
    name="map.jpg",
    mime="image/jpeg",
    alt="Mill Lane is red.",
    content=b"picture",
    address="https://desk.example/media/1.jpg",
)


def access_to(url: str, **secrets: str) -> Access:
    """Everything that the plug may know of the account."""
    return Access(
        account_id=1,
        address="elmsbridge",
        remote_id=US,
        settings={"service": url, "account_id": US},
        secrets={"token": TOKEN, **secrets},
        allowed_hosts=frozenset({url.removeprefix("http://")}),
    )


def outgoing(
    text: str,
    *,
    key: str = "dispatch-42",
    media: tuple[Media, ...] = (PICTURE,),
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
        rendition=Rendition(text=text, media=media),
        target=target,
        deed=deed,
        said_id=said_id,
    )
