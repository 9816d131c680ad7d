"""YouTube in figures, and what a person is asked when a channel is connected.

Source: Google, YouTube Data API, videos: title and description; videos.insert.
"""

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

COMMENTS = "comments"  # below the films of the channel
SCOPE = "youtube.force-ssl"  # for every call that is made, also to upload
TITLE_MAX = 100
BARRED = "<>"  # neither in a title nor in a description
# Google takes 256 GB. This is what is kept in a database, and goes up within a few minutes.
FILM_BYTES_MAX = 100_000_000
FILM_TYPES = frozenset({"video/mp4"})
NEWS = "25"  # Google's number for "News & Politics"

CAPABILITIES = Capabilities(
    name="youtube",
    title="YouTube",
    # Of a description. A comment may be longer; here it is not.
    text_limit=5_000,
    counting=Counting.BYTES,
    edges=frozenset({Edge.PUBLIC}),
    idempotency=Idempotency.NONE,
    reconciliation=Reconciliation.SEARCH_OWN,
    inbound=frozenset({Inbound.POLL}),
    tested=Trial.SPECIFICATION,
    streams=(COMMENTS,),
    overlap=timedelta(days=1),  # a comment that is held back appears late, where it belongs
    # 720 units a day, of 10,000: an answer costs 50.
    poll_every=timedelta(minutes=2),
    publishes=True,
    pace_seconds=PACE_SECONDS,
    film_types=FILM_TYPES,
    film_bytes_max=FILM_BYTES_MAX,
    needs_film=True,  # there is no way to publish words alone
    subject=True,
    subject_limit=TITLE_MAX,
    bars=BARRED,
    answers_with_media=False,
    threads=True,
    edit=True,
    delete=True,
    token_life=timedelta(hours=1),
    figures=frozenset({"replies", "likes", "seen"}),
    figures_at_once=50,
    says_gone=False,  # what it does not list may be gone, or hidden from us
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
    Question(
        name="made_for_kids",
        label=gettext_noop("Are your films made for children?"),
        hint=gettext_noop(
            "YouTube and the law of the United States (COPPA) want to know. Films for everybody "
            "are not made for children."
        ),
        default="no",
        choices=(("no", gettext_noop("No")), ("yes", gettext_noop("Yes"))),
    ),
    Question(
        name="category",
        label=gettext_noop("Category of your films"),
        default=NEWS,
        choices=(
            (NEWS, gettext_noop("News and politics")),
            ("27", gettext_noop("Education")),
            ("22", gettext_noop("People and blogs")),
        ),
    ),
)
