"""Instagram in figures, and what a person is asked when an account is connected."""

from datetime import timedelta

from clarion.channels.contract import (
    FIGURES,
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
COMMENT_LIMIT = 2_200

CAPABILITIES = Capabilities(
    name="instagram",
    title="Instagram",
    text_limit=2_200,
    # How it counts is not published. No other unit gives more, so we never count too little.
    counting=Counting.UTF16_UNITS,
    edges=frozenset({Edge.PUBLIC}),
    idempotency=Idempotency.NONE,
    reconciliation=Reconciliation.SEARCH_OWN,
    inbound=frozenset({Inbound.POLL}),
    tested=Trial.SPECIFICATION,
    streams=(COMMENTS,),
    overlap=timedelta(minutes=5),
    poll_every=timedelta(minutes=2),
    publishes=True,
    pace_seconds=PACE_SECONDS,
    media_limit=10,
    media_bytes_max=8_000_000,
    media_types=frozenset({"image/jpeg"}),
    threads=True,
    needs_media=True,
    fetches_media=True,
    answers_with_media=False,
    comment_limit=COMMENT_LIMIT,
    alt_text=True,
    delete=True,
    figures=frozenset(FIGURES),
    figures_at_once=10,  # each is asked about by itself
    says_gone=False,  # what Meta calls missing may be gone, or hidden from us
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="account_id",
        label=gettext_noop("Number of the Instagram account"),
        hint=gettext_noop(
            "In Meta's Business settings under Instagram accounts. Only figures, not the name."
        ),
    ),
    Question(
        name="token",
        label=gettext_noop("Access token"),
        hint=gettext_noop(
            "One that does not end by itself: made by a system user in Meta's Business settings, "
            "who manages the account and the Page that it is linked to."
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
