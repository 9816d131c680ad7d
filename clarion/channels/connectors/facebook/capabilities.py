"""A Facebook Page in figures, and what a person is asked when one is connected."""

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
MENTIONS = "mentions"  # posts elsewhere that name the Page
VISITS = "visits"  # what people post on the Page itself
COMMENT_LIMIT = 8_000  # an answer is a comment, and shorter than a post

CAPABILITIES = Capabilities(
    name="facebook",
    title="Facebook",
    text_limit=63_206,
    # How it counts is not published. No other unit gives more, so we never count too little.
    counting=Counting.UTF16_UNITS,
    edges=frozenset({Edge.PUBLIC}),
    idempotency=Idempotency.NONE,
    reconciliation=Reconciliation.SEARCH_OWN,
    inbound=frozenset({Inbound.POLL}),
    tested=Trial.SPECIFICATION,
    streams=(COMMENTS, MENTIONS, VISITS),
    irregular=frozenset({MENTIONS, VISITS}),
    overlap=timedelta(minutes=5),
    poll_every=timedelta(seconds=60),
    publishes=True,
    pace_seconds=PACE_SECONDS,
    media_limit=10,
    media_bytes_max=4_000_000,
    threads=True,
    answers_with_media=False,
    comment_limit=COMMENT_LIMIT,
    alt_text=True,
    edit=True,
    delete=True,
    figures=frozenset({"replies", "reposts", "likes"}),
    figures_at_once=10,  # each is asked about by itself
    says_gone=False,  # what Meta calls missing may be gone, or hidden from us
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="page_token",
        label=gettext_noop("Page access token"),
        hint=gettext_noop(
            "One that does not end by itself: made for the Page by a system user in Meta's "
            "Business settings. Never one from the Graph API Explorer, which ends within hours."
        ),
        secret=True,
    ),
    Question(
        name="app_secret",
        label=gettext_noop("App secret"),
        hint=gettext_noop("Only if your app is set to require proof of it with every call."),
        secret=True,
        required=False,
    ),
)
