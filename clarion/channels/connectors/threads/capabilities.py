"""Threads in figures, and what a person is asked when an account is connected."""

from datetime import timedelta

from clarion.channels.contract import (
    FIGURES,
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

REPLIES = "replies"  # below our own posts
MENTIONS = "mentions"

CAPABILITIES = Capabilities(
    name="threads",
    title="Threads",
    text_limit=500,
    counting=Counting.EMOJI_BYTES,
    edges=frozenset({Edge.PUBLIC}),
    idempotency=Idempotency.NONE,
    reconciliation=Reconciliation.SEARCH_OWN,
    inbound=frozenset({Inbound.POLL}),
    tested=Trial.DOUBLE,  # Meta publishes no specification of it
    streams=(REPLIES, MENTIONS),
    irregular=frozenset({MENTIONS}),
    overlap=timedelta(minutes=5),
    poll_every=timedelta(minutes=2),
    publishes=True,
    pace_seconds=PACE_SECONDS,
    threads=True,
    thread_max=THREAD_MAX,
    comment_limit=500,
    delete=True,
    figures=frozenset(FIGURES),
    figures_at_once=10,  # each is asked about by itself
    says_gone=False,  # what Meta calls missing may be gone, or hidden from us
    token_life=timedelta(days=60),
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="token",
        label=gettext_noop("Long-lived access token"),
        hint=gettext_noop(
            "It lasts 60 days and is renewed by itself long before. Made in your app at "
            "developers.facebook.com, under Threads API, User token generator."
        ),
        secret=True,
    ),
)
