"""Which mailboxes an office could write to its own people by, and which is chosen."""

from dataclasses import dataclass

from clarion.channels import registry
from clarion.postroom.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """A mailbox through which the office could write to its own people; one of them is chosen."""

    id: int
    address: str
    state: str
    chosen: bool


def mailboxes(*, office_id: int) -> list[Mailbox]:
    """Return those through which we can write to somebody first."""
    able = [name for name in registry.names() if registry.capabilities(name).writes_first]
    rows = Account.objects.of(office_id).filter(network__in=able).exclude(state="closed")
    return [
        Mailbox(id=row.pk, address=row.address, state=row.state, chosen=row.tells)
        for row in rows.order_by("address", "pk")
    ]
