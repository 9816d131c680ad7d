"""A Page on the double, and words for it, for tests."""

from clarion.channels.connectors.facebook.connector import Facebook
from clarion.channels.contract import Access, Deed, Edge, Media, Outgoing, Rendition, Target
from tests.channels.facebook.double import NOON, TOKEN, US

PLUG = Facebook()


def access_to(url: str, *, remote_id: str = US, **secrets: str) -> Access:
    """Everything that the plug may know of the Page."""
    return Access(
        account_id=1,
        address="Town of Elmsbridge",
        remote_id=remote_id,
        settings={"service": url},
        secrets={"page_token": TOKEN, **secrets},
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
