"""What Bluesky can do, and what a person is asked when an account is connected."""

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

# A second limit beside that of 300 characters (lexicon app.bsky.feed.post).
TEXT_BYTES_MAX = 3000
NOTIFICATIONS = "notifications"
DELETIONS = "deletions"

CAPABILITIES = Capabilities(
    name="bluesky",
    title="Bluesky",
    text_limit=300,
    counting=Counting.GRAPHEMES,
    edges=frozenset({Edge.PUBLIC}),
    idempotency=Idempotency.CLIENT_ID,
    reconciliation=Reconciliation.BY_ID,
    inbound=frozenset({Inbound.POLL}),
    tested=Trial.REAL_SERVER,
    streams=(NOTIFICATIONS, DELETIONS),
    irregular=frozenset({DELETIONS}),
    # News is sorted by the clock of whoever wrote it; who is late or slow is found in here.
    overlap=timedelta(hours=1),
    poll_every=timedelta(seconds=10),
    publishes=True,
    pace_seconds=PACE_SECONDS,
    media_limit=4,
    media_bytes_max=2_000_000,
    threads=True,
    thread_max=THREAD_MAX,
    comment_limit=300,
    alt_text=True,
    delete=True,
    figures=frozenset({"replies", "reposts", "likes"}),
    figures_at_once=25,  # what getPosts takes
    token_life=timedelta(hours=2),
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="app_password",
        label=gettext_noop("App password"),
        hint=gettext_noop(
            "Made in Bluesky under Settings, Privacy and security, App passwords. "
            "Never the password with which you sign in."
        ),
        secret=True,
    ),
    Question(
        name="service",
        label=gettext_noop("Server"),
        place=True,
        hint=gettext_noop("Only if your account lives on a server of your own."),
        required=False,
        default="https://bsky.social",
    ),
)
