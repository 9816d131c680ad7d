"""An account on the double, and words for it, for tests."""

from datetime import UTC, datetime

from clarion.channels.connectors.mastodon.connector import Mastodon
from clarion.channels.contract import Access, Deed, Edge, Media, Outgoing, Rendition, Target
from tests.channels.mastodon.double import TOKEN, US

PLUG = Mastodon(wait_seconds=0.001)
PICTURE = Media(name="map.png", mime="image/png", alt="A map of the closure.", content=b"\x89PNG")


def access_to(url: str) -> Access:
    """Everything that the plug may know of the account."""
    host = url.removeprefix("http://")
    return Access(
        account_id=1,
        address=f"@townhall@{host}",
        remote_id=f"{US}@{host}",
        settings={"server": url},
        secrets={"access_token": TOKEN},
        allowed_hosts=frozenset({host}),
    )


def outgoing(
    text: str,
    *,
    key: str = "dispatch-42",
    target: Target | None = None,
    edge: Edge = Edge.PUBLIC,
    language: str = "en",
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
        rendition=Rendition(text=text, language=language, media=media),
        target=target,
        deed=deed,
        said_id=said_id,
    )
