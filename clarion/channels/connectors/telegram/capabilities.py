"""Telegram in figures, and what a person is asked when a channel is connected."""

from datetime import timedelta

from clarion.channels.contract import (
    PACE_SECONDS,
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

UPDATES = "updates"  # a bot has one queue for everything
TEXT_LIMIT, CAPTION_LIMIT = 4_096, 1_024

CAPABILITIES = Capabilities(
    name="telegram",
    title="Telegram",
    text_limit=TEXT_LIMIT,
    caption_limit=CAPTION_LIMIT,
    # "Characters", of which no unit counts more than the one in which Telegram measures texts.
    counting=Counting.UTF16_UNITS,
    edges=frozenset({Edge.PUBLIC, Edge.PRIVATE}),
    # Nothing names a message before it is sent, and a bot is not shown what it has sent.
    idempotency=Idempotency.NONE,
    reconciliation=Reconciliation.NONE,
    inbound=frozenset({Inbound.POLL}),
    tested=Trial.DOUBLE,
    streams=(UPDATES,),
    overlap=timedelta(0),  # what was taken out of the queue is not in it any more
    poll_every=timedelta(seconds=10),
    publishes=True,
    pace_seconds=PACE_SECONDS,
    media_limit=10,
    media_bytes_max=10_000_000,
    media_types=frozenset({"image/jpeg", "image/png"}),
    threads=True,
    thread_max=THREAD_MAX,
    comment_limit=TEXT_LIMIT,
    edit=True,
    delete=True,
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="token",
        label=gettext_noop("Token of the bot"),
        hint=gettext_noop(
            "From @BotFather. The bot must be an administrator of the channel who may post, edit "
            "and delete messages. The name of the account is the channel's: @townhall."
        ),
        secret=True,
    ),
)
