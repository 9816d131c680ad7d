"""A channel on the double, and words and pictures for it, for tests."""

from clarion.channels.connectors.telegram.connector import Telegram
from clarion.channels.contract import (
    Access,
    Deed,
    Edge,
    InThread,
    Media,
    Outgoing,
    Rendition,
    Target,
)
from tests.channels.telegram.double import CHANNEL, NOON, TOKEN

PLUG = Telegram()
PICTURE = Media(name="map.png", mime="image/png", alt="Mill Lane is red.", content=b"\x89PNG")


def access_to(url: str) -> Access:
    """Everything that the plug may know of the account."""
    return Access(
        account_id=1,
        address="@elmsbridge",
        remote_id=str(CHANNEL["id"]),
        settings={"service": url},
        secrets={"token": TOKEN},
        allowed_hosts=frozenset({url.removeprefix("http://")}),
    )


def outgoing(
    text: str,
    *,
    key: str = "dispatch-42",
    media: tuple[Media, ...] = (),
    target: str = "",
    edge: Edge = Edge.PUBLIC,
    deed: Deed = Deed.SAY,
    said_id: str = "",
    thread: InThread | None = None,
) -> Outgoing:
    """A dispatch; `target` is the name of what it answers."""
    return Outgoing(
        key=key,
        made_at=NOON,
        account_id=1,
        edge=edge,
        rendition=Rendition(text=text, media=media),
        target=Target(remote_id=target) if target else None,
        deed=deed,
        said_id=said_id,
        thread=thread,
    )
