"""E-mail in figures."""

from datetime import timedelta

from clarion.channels.contract import (
    Capabilities,
    Counting,
    Edge,
    Idempotency,
    Inbound,
    Reconciliation,
)

INBOX = "inbox"

CAPABILITIES = Capabilities(
    name="email",
    title="E-mail",
    text_limit=None,
    counting=Counting.CHARACTERS,
    edges=frozenset({Edge.PRIVATE}),
    # Every attempt carries the same Message-ID, but no server has to notice.
    idempotency=Idempotency.NONE,
    # Only in a mailbox that keeps copies of what we send; doc.md says when that is.
    reconciliation=Reconciliation.SEARCH_OWN,
    inbound=frozenset({Inbound.POLL, Inbound.STREAM}),
    streams=(INBOX,),
    overlap=timedelta(0),  # a mailbox numbers its letters in the order in which they came
    poll_every=timedelta(seconds=60),  # between polls the server itself tells us (IDLE)
    media_limit=10,
    media_bytes_max=10 * 1024 * 1024,  # many servers refuse letters above 25 MB, packed
    threads=True,
    subject=True,
)
