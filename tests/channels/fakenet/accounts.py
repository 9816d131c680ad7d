"""An account on FakeNet, and words for it, for tests."""

from datetime import UTC, datetime

from clarion.channels.connectors.fakenet.connector import FakeNet as Plug
from clarion.channels.contract import Access, Edge, Media, Outgoing, Rendition, Target
from fakenet import Account, FakeNet

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PLUG = Plug()


def access_to(net: FakeNet, account: Account, **secrets: str) -> Access:
    """Everything that the plug may know of the account."""
    return Access(
        account_id=1,
        address=account.handle,
        remote_id=account.id,
        settings={"service": net.url},
        secrets={
            "token": account.token,
            "refresh_token": account.refresh_token or "",
            "password": account.password,
            "webhook_secret": "agreed-upon-at-the-beginning",
            **secrets,
        },
        allowed_hosts=frozenset({net.url.removeprefix("http://")}),
    )


def outgoing(
    text: str,
    *,
    key: str = "dispatch-42",
    to: str = "",
    edge: Edge = Edge.PUBLIC,
    media: tuple[Media, ...] = (),
) -> Outgoing:
    """A dispatch."""
    return Outgoing(
        key=key,
        made_at=NOON,
        account_id=1,
        edge=edge,
        rendition=Rendition(text=text, language="en", media=media),
        target=Target(remote_id=to) if to else None,
    )
