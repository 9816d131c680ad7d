"""A page on the double, and words for it, for tests."""

from clarion.channels.connectors.linkedin.capabilities import REFRESHED
from clarion.channels.connectors.linkedin.connector import LinkedIn
from clarion.channels.contract import Access, Deed, Edge, Media, Outgoing, Rendition, Target
from tests.channels.linkedin.double import NOON, REFRESH, SECRET, TOKEN, US, VERSION

PLUG = LinkedIn(wait_seconds=0.001)
PICTURE = Media(name="map.png", mime="image/png", alt="Mill Lane\nis red.", content=b"picture")


def access_to(url: str, *, key: str = REFRESHED, **secrets: str) -> Access:
    """Everything that the plug may know of the page; a session has begun."""
    held = {"client_secret": SECRET, "refresh_token": REFRESH, "token": "", "access_token": TOKEN}
    return Access(
        account_id=1,
        address="elmsbridge",
        remote_id=US,
        settings={
            "service": url,
            "organization": US.rpartition(":")[2],
            "client_id": "client-of-the-town",
            "key": key,
            "version": VERSION,
        },
        secrets={**held, **secrets},
        allowed_hosts=frozenset({url.removeprefix("http://")}),
    )


def outgoing(
    text: str,
    *,
    key: str = "dispatch-42",
    target: Target | None = None,
    edge: Edge = Edge.PUBLIC,
    media: tuple[Media, ...] = (),
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
