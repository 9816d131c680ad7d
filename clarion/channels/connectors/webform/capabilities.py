"""Our own page in figures."""

from datetime import timedelta

from clarion.channels.contract import (
    Capabilities,
    Counting,
    Edge,
    Idempotency,
    Inbound,
    Question,
    Reconciliation,
    Trial,
    gettext_noop,
)

CAPABILITIES = Capabilities(
    name="webform",
    title="Web form",
    text_limit=None,
    counting=Counting.CHARACTERS,
    edges=frozenset({Edge.PRIVATE}),
    # The answer's name is made from its dispatch, so showing it twice is showing it once.
    idempotency=Idempotency.CLIENT_ID,
    reconciliation=Reconciliation.BY_ID,
    inbound=frozenset({Inbound.PAGE}),
    tested=Trial.OURS,
    overlap=timedelta(0),
    house=True,
    media_limit=10,
    media_bytes_max=10 * 1024 * 1024,
    threads=True,
    alt_text=True,
    subject=True,
    quiet_alarm=False,  # days without a letter are usual
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="title",
        label=gettext_noop("Name of the page"),
        hint=gettext_noop("What people read above the form, for example: Write to the town."),
        required=False,
    ),
)
