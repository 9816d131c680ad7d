"""E-mail in figures, and what is asked of a person who connects a mailbox."""

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
from clarion.channels.mail.questions import INCOMING, OUTGOING, SENDER_NAME, SIGNING_IN

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
    tested=Trial.REAL_SERVER,
    streams=(INBOX,),
    overlap=timedelta(0),  # a mailbox numbers its letters in the order in which they came
    poll_every=timedelta(seconds=60),  # between polls the server itself tells us (IDLE)
    media_limit=10,
    media_bytes_max=10 * 1024 * 1024,  # many servers refuse letters above 25 MB, packed
    threads=True,
    subject=True,
    writes_first=True,
)

QUESTIONS: tuple[Question, ...] = (
    SENDER_NAME,
    *INCOMING,
    *OUTGOING,
    *SIGNING_IN,
    Question(
        name="inbox_folder",
        label=gettext_noop("Folder to read"),
        hint=gettext_noop(
            "Everything in it comes to the desk, however old. Is there much, choose another one "
            "and let the new letters go there."
        ),
        default="INBOX",
        required=False,
    ),
    Question(
        name="sent_folder",
        label=gettext_noop("Folder where the provider keeps what is sent"),
        hint=gettext_noop(
            "Only if the provider puts a copy there by itself, as Gmail and Microsoft 365 do."
        ),
        required=False,
    ),
    Question(
        name="copy_to_self",
        label=gettext_noop("Send a hidden copy of every answer to this mailbox"),
        hint=gettext_noop(
            "If a server stops answering in mid-sentence, the copy shows whether it had gone out."
        ),
        default="no",
        required=False,
        choices=(("yes", gettext_noop("Yes")), ("no", gettext_noop("No"))),
    ),
)
