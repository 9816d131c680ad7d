"""What Mastodon can do, and what a person is asked when an account is connected."""

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

NOTIFICATIONS = "notifications"
CHANGES = "changes"

CAPABILITIES = Capabilities(
    name="mastodon",
    title="Mastodon",
    # A server may allow less, and is asked before each post; it may allow more, but then what is
    # written for one server could not be said on another.
    text_limit=500,
    counting=Counting.MASTODON,
    edges=frozenset({Edge.PUBLIC, Edge.PRIVATE}),
    # Mastodon remembers a key for an hour, GoToSocial and Takahe ignore it: nothing to rely on.
    idempotency=Idempotency.NONE,
    reconciliation=Reconciliation.SEARCH_OWN,
    inbound=frozenset({Inbound.POLL}),
    tested=Trial.SPECIFICATION,
    streams=(NOTIFICATIONS, CHANGES),
    irregular=frozenset({CHANGES}),
    # What a server numbered late is found by the other stream, which reads the newest anew.
    overlap=timedelta(0),
    poll_every=timedelta(seconds=10),  # two calls of the 300 that are free in five minutes
    publishes=True,
    pace_seconds=PACE_SECONDS,
    media_limit=4,
    media_bytes_max=8_000_000,
    threads=True,
    thread_max=THREAD_MAX,
    comment_limit=500,
    alt_text=True,
    edit=True,
    delete=True,
    figures=frozenset({"replies", "reposts", "likes"}),
    figures_at_once=20,  # a call for each
    name_in_front=32,  # the sign, the longest name that Mastodon gives, a space
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="server",
        label=gettext_noop("Server"),
        place=True,
        hint=gettext_noop("Where the account lives, for example https://mastodon.example."),
    ),
    Question(
        name="access_token",
        label=gettext_noop("Access token"),
        hint=gettext_noop(
            "Made on the server under Preferences, Development, New application, with the scopes "
            "read and write. Never the password with which you sign in."
        ),
        secret=True,
    ),
)
