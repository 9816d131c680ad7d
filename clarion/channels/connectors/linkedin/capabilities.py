"""LinkedIn in figures, and what a person is asked when a page is connected."""

from datetime import timedelta

from clarion.channels.contract import (
    PACE_SECONDS,
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

COMMENTS = "comments"  # below our own posts
COMMENT_LIMIT = 1_250  # an answer is a comment, and shorter than a post
SCOPES = (
    "r_organization_social",
    "w_organization_social",
    "r_organization_social_feed",
    "w_organization_social_feed",
    "rw_organization_admin",
)
REFRESHED, ENTERED = "refresh_token", "access_token"  # what opens the door

CAPABILITIES = Capabilities(
    name="linkedin",
    title="LinkedIn",
    text_limit=3_000,
    counting=Counting.LITTLE,
    edges=frozenset({Edge.PUBLIC}),
    idempotency=Idempotency.NONE,
    reconciliation=Reconciliation.SEARCH_OWN,
    inbound=frozenset({Inbound.POLL}),
    tested=Trial.DOUBLE,  # LinkedIn publishes no specification of it
    streams=(COMMENTS,),
    overlap=timedelta(hours=1),
    poll_every=timedelta(minutes=5),  # a call for each of the posts that are watched
    publishes=True,
    pace_seconds=PACE_SECONDS,
    media_limit=20,
    media_bytes_max=5_000_000,
    media_types=frozenset({"image/jpeg", "image/png", "image/gif"}),
    threads=True,
    answers_with_media=False,
    comment_limit=COMMENT_LIMIT,
    alt_text=True,
    edit=True,
    delete=True,
    figures=frozenset({"replies", "reposts", "likes", "seen"}),
    figures_at_once=10,  # each is asked for by itself whether it still stands
    token_life=timedelta(days=60),
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="organization",
        label=gettext_noop("Number of the page"),
        hint=gettext_noop(
            "Only figures, from the address when you manage the page: "
            "linkedin.com/company/NUMBER/admin. LinkedIn's terms limit how long you may keep what "
            "people write there: read docs/channels.md first."
        ),
    ),
    Question(
        name="client_id",
        label=gettext_noop("Client ID"),
        hint=gettext_noop("Of your app at linkedin.com/developers, under Auth."),
    ),
    Question(name="client_secret", label=gettext_noop("Client secret"), secret=True),
    Question(
        name="key",
        label=gettext_noop("What LinkedIn has given you"),
        default=REFRESHED,
        choices=(
            (REFRESHED, gettext_noop("A refresh token: for a year, and it renews itself")),
            (ENTERED, gettext_noop("An access token alone: for 60 days")),
        ),
    ),
    Question(
        name="refresh_token",
        label=gettext_noop("Refresh token"),
        hint=gettext_noop("LinkedIn gives one only to apps that it has let renew by themselves."),
        secret=True,
        only_with=("key", REFRESHED),
    ),
    Question(
        name="token",
        label=gettext_noop("Access token"),
        hint=gettext_noop("From linkedin.com/developers/tools/oauth/token-generator."),
        secret=True,
        only_with=("key", ENTERED),
    ),
    Question(
        name="version",
        label=gettext_noop("Version of LinkedIn's interface"),
        hint=gettext_noop("Year and month. LinkedIn keeps each for about a year."),
        required=False,
        default="202608",
    ),
)
