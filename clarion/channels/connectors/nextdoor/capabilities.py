"""Nextdoor in figures, and what a person is asked when an agency is connected."""

from datetime import timedelta

from clarion.channels.contract import (
    PACE_SECONDS,
    Capabilities,
    Counting,
    Edge,
    Idempotency,
    Question,
    Reconciliation,
    Trial,
    gettext_noop,
)

# Of so many of the newest posts the list is known to tell.
LISTED_MAX = 50
EVERYWHERE = "*"

CAPABILITIES = Capabilities(
    name="nextdoor",
    title="Nextdoor",
    text_limit=8_192,
    counting=Counting.BYTES,  # "bytes/characters", of which the bytes are never fewer
    edges=frozenset({Edge.PUBLIC}),
    idempotency=Idempotency.NONE,
    reconciliation=Reconciliation.SEARCH_OWN,
    inbound=frozenset(),  # comments come without a name, so that ours are as those of others
    tested=Trial.DOUBLE,
    overlap=timedelta(0),
    publishes=True,
    pace_seconds=PACE_SECONDS,
    media_limit=10,
    media_bytes_max=10_000_000,
    media_types=frozenset({"image/jpeg"}),
    fetches_media=True,
    fetches_later=True,  # nothing says that it has them when it answers
    delete=True,
    quiet_alarm=False,  # nobody writes through it
    token_life=timedelta(days=7),  # or a year: both stand in its documentation
    figures=frozenset({"replies", "likes", "seen"}),
    figures_at_once=LISTED_MAX,
    says_gone=False,  # the list ends somewhere; what is not on it may stand
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="country",
        label=gettext_noop("Nextdoor of which country"),
        place=True,
        default="nextdoor.com",
        choices=(
            ("nextdoor.com", gettext_noop("United States")),
            ("nextdoor.co.uk", gettext_noop("United Kingdom")),
            ("ca.nextdoor.com", gettext_noop("Canada")),
            ("au.nextdoor.com", gettext_noop("Australia")),
        ),
    ),
    Question(
        name="client_id",
        label=gettext_noop("Client ID"),
        hint=gettext_noop("Nextdoor gives it to you when it lets you use its Publish API."),
    ),
    Question(name="client_secret", label=gettext_noop("Client secret"), secret=True),
    Question(
        name="token",
        label=gettext_noop("Access token"),
        hint=gettext_noop(
            "Of somebody who posts for the agency, with the scopes openid, post:write, post:read, "
            "profile:read and agency.boundary:read. It is renewed by itself."
        ),
        secret=True,
    ),
    Question(
        name="refresh_token",
        label=gettext_noop("Refresh token"),
        hint=gettext_noop("If Nextdoor gave one beside the access token."),
        secret=True,
        required=False,
    ),
    Question(
        name="areas",
        label=gettext_noop("Areas to which it is said"),
        hint=gettext_noop(
            "Their names on Nextdoor, with a semicolon between them. * stands for all whom the "
            "agency reaches."
        ),
        default=EVERYWHERE,
    ),
)
