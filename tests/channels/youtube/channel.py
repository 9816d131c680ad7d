"""A channel on the double, and answers for it, for tests."""

from clarion.channels.connectors.youtube.connector import YouTube
from clarion.channels.contract import Access, Deed, Edge, Media, Outgoing, Rendition, Target, Track
from tests.channels.youtube.double import NOON, REFRESH, SECRET, TOKEN, US

PLUG = YouTube()
FILM_BYTES = bytes(range(256)) * 256 * 10  # 655,360
SUBTITLES = (
    Track(language="en", text="WEBVTT\n\n00:00.000 --> 00:02.000\nThe bridge is shut.\n"),
    Track(language="cy", text="WEBVTT\n\n00:00.000 --> 00:02.000\nMae'r bont ar gau.\n"),
)
PICTURE = Media(name="map.png", mime="image/png", alt="Mill Lane is red.", content=b"picture")


def access_to(url: str, **secrets: str) -> Access:
    """Everything that the plug may know of the channel; a session has begun."""
    held = {"client_secret": SECRET, "refresh_token": REFRESH, "access_token": TOKEN}
    return Access(
        account_id=1,
        address="@elmsbridge",
        remote_id=US,
        settings={"service": url, "client_id": "client-of-the-town"},
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


def a_film(
    title: str = "The bridge is shut",
    text: str = "Until noon.",
    *,
    content: bytes = FILM_BYTES,
    tracks: tuple[Track, ...] = (),
    begun: str = "",
    deed: Deed = Deed.SAY,
    said_id: str = "",
) -> Outgoing:
    """A film with its words, on its way."""
    medium = Media(
        name="bridge.mp4", mime="video/mp4", alt="A barrier.", content=content, tracks=tracks
    )
    return Outgoing(
        key="dispatch-43",
        made_at=NOON,
        account_id=1,
        edge=Edge.PUBLIC,
        rendition=Rendition(
            text=text,
            subject=title,
            language="en",
            media=(medium,) if deed is Deed.SAY else (),
        ),
        deed=deed,
        said_id=said_id,
        begun=begun,
    )
