"""The very bytes of one copy, the same when they are agreed to and when they leave."""

from clarion.channels.contract import Edge, Outgoing, Rendition
from clarion.desk.models import Circular, Copy
from clarion.postroom.queries import MessageNow


def outgoing_of(copy: Copy, circular: Circular, message: MessageNow) -> Outgoing:
    """Return what would leave; `message` is the one that the copy answers."""
    return Outgoing(
        key=copy.key,
        made_at=circular.made_at,
        account_id=message.account_id,
        edge=Edge(copy.edge),
        rendition=Rendition(text=copy.text, language=copy.language, subject=message.subject),
        target=message.target,
    )
