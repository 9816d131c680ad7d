"""What FakeNet can do. `live` is false: only an exercise office may hold an account of it."""

from datetime import timedelta

from clarion.channels.contract import (
    FIGURES,
    THREAD_MAX,
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
    name="fakenet",
    title="FakeNet",
    text_limit=300,
    counting=Counting.GRAPHEMES,
    edges=frozenset({Edge.PUBLIC, Edge.PRIVATE}),
    idempotency=Idempotency.CLIENT_KEY,
    reconciliation=Reconciliation.BY_KEY,
    inbound=frozenset({Inbound.WEBHOOK, Inbound.POLL}),
    tested=Trial.OURS,
    streams=("mentions", "replies", "messages"),
    overlap=timedelta(minutes=5),
    publishes=True,
    media_limit=4,
    media_bytes_max=20_000_000,
    threads=True,
    thread_max=THREAD_MAX,
    comment_limit=300,
    alt_text=True,
    edit=True,
    delete=True,
    token_life=timedelta(hours=2),
    live=False,
    figures=frozenset(FIGURES),
    figures_at_once=50,
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="service",
        place=True,
        label=gettext_noop("Address of FakeNet"),
        hint=gettext_noop("It stands in its window when it starts: http://127.0.0.1 and a number."),
    ),
    Question(name="password", label=gettext_noop("Password"), secret=True),
)
