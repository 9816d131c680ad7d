"""YouTube in figures, and what a person is asked when a channel is connected."""

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

COMMENTS = "comments"  # below the films of the channel
SCOPE = "youtube.force-ssl"

CAPABILITIES = Capabilities(
    name="youtube",
    title="YouTube",
    text_limit=10_000,
    counting=Counting.UTF16_UNITS,
    edges=frozenset({Edge.PUBLIC}),
    idempotency=Idempotency.NONE,
    reconciliation=Reconciliation.SEARCH_OWN,
    inbound=frozenset({Inbound.POLL}),
    tested=Trial.SPECIFICATION,
    streams=(COMMENTS,),
    overlap=timedelta(days=1),  # a comment that is held back appears late, where it belongs
    # 720 units a day, of 10,000: an answer costs 50.
    poll_every=timedelta(minutes=2),
    publishes=False,  # there is no way to publish words, and there are no films here yet
    answers_with_media=False,
    threads=True,
    edit=True,
    delete=True,
    token_life=timedelta(hours=1),
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="client_id",
        label=gettext_noop("Client ID"),
        hint=gettext_noop(
            "Of your client at console.cloud.google.com, under Google Auth Platform, Clients. "
            "YouTube's terms limit how long you may keep what people write there: read "
            "docs/channels.md first."
        ),
    ),
    Question(name="client_secret", label=gettext_noop("Client secret"), secret=True),
    Question(
        name="refresh_token",
        label=gettext_noop("Refresh token"),
        hint=gettext_noop(
            "From signing in once for the channel, with the scope youtube.force-ssl and offline "
            "access. It ends after seven days while your app is in testing."
        ),
        secret=True,
    ),
)
