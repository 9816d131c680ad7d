"""An account on the double, and words for it, for tests."""

from datetime import UTC, datetime

from clarion.channels.connectors.bluesky.connector import Bluesky
from clarion.channels.contract import Access, Edge, Media, Outgoing, Rendition, Target
from tests.channels.bluesky.double import PASSWORD, US, Double

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PLUG = Bluesky()


def access_to(double: Double, **secrets: str) -> Access:
    """Everything that the plug may know of the account; a session has begun."""
    session = double.session()
    return Access(
        account_id=1,
        address="townhall.example",
        remote_id=US,
        settings={"service": double.url},
        secrets={
            "app_password": PASSWORD,
            "access_token": session["accessJwt"],
            "refresh_token": session["refreshJwt"],
            **secrets,
        },
        allowed_hosts=frozenset({double.url.removeprefix("http://")}),
    )


def outgoing(
    text: str,
    *,
    key: str = "dispatch-42",
    target: Target | None = None,
    edge: Edge = Edge.PUBLIC,
    language: str = "en",
    media: tuple[Media, ...] = (),
) -> Outgoing:
    """A dispatch."""
    return Outgoing(
        key=key,
        made_at=NOON,
        account_id=1,
        edge=edge,
        rendition=Rendition(text=text, language=language, media=media),
        target=target,
    )
