"""An agency on the double, and words and pictures for it, for tests."""

from clarion.channels.connectors.nextdoor.connector import Nextdoor
from clarion.channels.contract import Access, Deed, Edge, Media, Outgoing, Rendition, Target
from tests.channels.nextdoor.double import CLIENT, ENTERED, NOON, REFRESH, SECRET

PLUG = Nextdoor()
LENT = "https://desk.example/media/1-2:abc.jpg"
PICTURE = Media(
    name="map.jpg", mime="image/jpeg", alt="Mill Lane is red.", content=b"\xff\xd8", address=LENT
)


def access_to(url: str, **settings: str) -> Access:
    """Everything that the plug may know of the account."""
    return Access(
        account_id=1,
        address="City of Elmsbridge",
        remote_id="u-501",
        settings={"service": url, "country": "nextdoor.com", "client_id": CLIENT, **settings},
        secrets={
            "client_secret": SECRET,
            "token": ENTERED,
            "refresh_token": REFRESH,
            "access_token": ENTERED,
            "used_token": ENTERED,
            "used_refresh_token": REFRESH,
        },
        allowed_hosts=frozenset({url.removeprefix("http://")}),
    )


def outgoing(
    text: str,
    *,
    key: str = "dispatch-42",
    media: tuple[Media, ...] = (),
    target: str = "",
    edge: Edge = Edge.PUBLIC,
    said_id: str = "",
) -> Outgoing:
    """A dispatch; with a `said_id` it is taken down."""
    return Outgoing(
        key=key,
        made_at=NOON,
        account_id=1,
        edge=edge,
        rendition=Rendition(text=text, media=media),
        target=Target(remote_id=target) if target else None,
        deed=Deed.TAKE_DOWN if said_id else Deed.SAY,
        said_id=said_id,
    )
