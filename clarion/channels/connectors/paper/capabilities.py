"""Paper in figures."""

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
)

CAPABILITIES = Capabilities(
    name="paper",
    title="Paper, telephone and counter",
    text_limit=None,
    counting=Counting.CHARACTERS,
    edges=frozenset({Edge.PRIVATE}),
    idempotency=Idempotency.NONE,
    reconciliation=Reconciliation.NONE,
    inbound=frozenset({Inbound.PAGE}),
    tested=Trial.OURS,
    overlap=timedelta(0),
    house=True,
    threads=True,
    subject=True,
    quiet_alarm=False,  # days without a letter are usual
    sends=False,  # an answer is printed, said or handed over by a person, who then says so
)

QUESTIONS: tuple[Question, ...] = ()
