"""An e-mail list in figures, and what is asked of a person who connects one."""

from datetime import timedelta

from clarion.channels.contract import (
    PACE_SECONDS,
    Capabilities,
    Counting,
    Edge,
    Idempotency,
    Question,
    Reconciliation,
    Trial,
    gettext_noop,
)
from clarion.channels.mail.questions import OUTGOING, SENDER_NAME, SIGNING_IN

CAPABILITIES = Capabilities(
    name="maillist",
    title="E-mail list",
    text_limit=None,
    counting=Counting.CHARACTERS,
    edges=frozenset({Edge.PUBLIC}),
    # Every attempt carries the same Message-ID, but no server has to notice.
    idempotency=Idempotency.NONE,
    # Not even a copy in our own mailbox would say whether the list passed it on.
    reconciliation=Reconciliation.NONE,
    tested=Trial.REAL_SERVER,
    inbound=frozenset(),  # people answer the office's own mailbox, which is an account of its own
    overlap=timedelta(0),
    publishes=True,
    pace_seconds=PACE_SECONDS,
    media_limit=4,
    media_bytes_max=10 * 1024 * 1024,
    threads=True,  # a correction stands below the mail that it corrects
    alt_text=True,
    subject=True,
    quiet_alarm=False,  # nobody writes to it
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="from_address",
        label=gettext_noop("Address from which we write"),
        hint=gettext_noop(
            "The name of the account is the address of the list itself. The list must take letters "
            "from this one without asking anybody. Answers go to it: connect it as a mailbox too."
        ),
    ),
    SENDER_NAME,
    *OUTGOING,
    *SIGNING_IN,
)
