"""The own page in figures."""

from datetime import timedelta

from clarion.channels.contract import (
    Capabilities,
    Counting,
    Edge,
    Idempotency,
    Question,
    Reconciliation,
    Trial,
    gettext_noop,
)

CAPABILITIES = Capabilities(
    name="page",
    title="Own page",
    text_limit=None,
    counting=Counting.CHARACTERS,
    edges=frozenset({Edge.PUBLIC}),
    # What stands there is named by its dispatch, so showing it twice is showing it once.
    idempotency=Idempotency.CLIENT_ID,
    reconciliation=Reconciliation.BY_ID,
    inbound=frozenset(),
    tested=Trial.OURS,
    overlap=timedelta(0),
    house=True,
    publishes=True,
    media_limit=10,
    media_bytes_max=10 * 1024 * 1024,
    alt_text=True,
    subject=True,
    edit=True,
    delete=True,
    quiet_alarm=False,  # nobody writes to it
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="title",
        label=gettext_noop("Name of the page"),
        hint=gettext_noop("Read above your statements, for example: News from the town."),
        required=False,
    ),
)
