"""What X can do, and what a person is asked when an account is connected."""

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

MENTIONS = "mentions"
SCOPES = ("tweet.read", "tweet.write", "users.read", "offline.access", "media.write")
ALT_CHARACTERS_MAX = 1000
MIMES = frozenset({"image/jpeg", "image/png", "image/webp", "image/bmp", "image/tiff"})

CAPABILITIES = Capabilities(
    name="x",
    title="X",
    text_limit=280,
    counting=Counting.WEIGHTED,
    edges=frozenset({Edge.PUBLIC}),
    idempotency=Idempotency.NONE,
    reconciliation=Reconciliation.SEARCH_OWN,
    inbound=frozenset({Inbound.POLL}),
    tested=Trial.SPECIFICATION,
    streams=(MENTIONS,),
    overlap=timedelta(minutes=1),  # every post that is read again may be paid for again
    poll_every=timedelta(minutes=2),  # the smallest plan has ten calls in fifteen minutes
    publishes=True,
    pace_seconds=PACE_SECONDS,
    media_limit=4,
    media_bytes_max=5_000_000,
    threads=True,
    thread_max=THREAD_MAX,
    comment_limit=280,
    alt_text=True,
    delete=True,
    figures=frozenset(FIGURES),
    figures_at_once=100,  # what one call takes
    token_life=timedelta(hours=2),
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="client_id",
        label=gettext_noop("Client ID"),
        hint=gettext_noop("Of your app on X's developer portal, under Keys and tokens, OAuth 2.0."),
    ),
    Question(
        name="client_secret",
        label=gettext_noop("Client secret"),
        hint=gettext_noop("Beside the client ID. Empty where the app is a public client."),
        secret=True,
        required=False,
    ),
    Question(
        name="refresh_token",
        label=gettext_noop("Refresh token"),
        hint=gettext_noop(
            "From signing the account in to your app once, with the scopes tweet.read, "
            "tweet.write, users.read, offline.access and media.write."
        ),
        secret=True,
    ),
    Question(
        name="service",
        label=gettext_noop("Server"),
        place=True,
        required=False,
        default="https://api.x.com",
    ),
)
