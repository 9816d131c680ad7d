"""Reads a timeline of a Mastodon server: by its stream where there is one, else page by page."""

import time
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

from clarion.channels.address import is_allowed
from clarion.channels.contract import (
    Access,
    Arrived,
    Failure,
    Harvest,
    Permanent,
    Question,
    Raw,
    Reason,
    Temporary,
    gettext_noop,
)
from clarion.channels.http import Heard, Line
from clarion.channels.socket import GOES_ON, HOLD_SECONDS
from clarion.channels.sources.mastodon.coming import as_they_come
from clarion.channels.sources.mastodon.events import events
from clarion.channels.sources.mastodon.normalize import arrived
from clarion.channels.sources.mastodon.places import Timeline, timeline
from clarion.channels.sources.mastodon.posts import PAGE, of_event, of_page, order

LOOK_SECONDS = 20.0  # at a stream; what comes is kept meanwhile
BETWEEN_LOOKS = timedelta(seconds=5)
_CLOSED = frozenset({401, 403, 404, 410, 422})


class Mastodon:
    """One timeline, e.g. `https://social.example/tags/millbrook`."""

    title = "Mastodon"
    network = "mastodon"
    speaks_for_outlet = False
    poll_every = timedelta(minutes=1)
    questions: tuple[Question, ...] = (
        Question(
            name="access_token",
            label=gettext_noop("Access token"),
            hint=gettext_noop(
                "Made on that server under Preferences, Development, New application, with the "
                "scope read:statuses and nothing else. With it posts come within seconds, and "
                "most of what their authors change or delete is heeded. Without it the timeline "
                "is read every minute, if the server shows it to everybody."
            ),
            secret=True,
            required=False,
        ),
    )

    def __init__(self, *, seconds: float = LOOK_SECONDS) -> None:
        self._seconds = seconds

    def place(self, address: str) -> str:
        """Return the address of a timeline."""
        return timeline(address).address

    def seeks(self, address: str) -> tuple[str, ...]:
        """Return the hashtag, where it is the timeline of one."""
        tag = timeline(address).tag
        return (f"#{tag}",) if tag else ()

    def listen(self, access: Access, cursor: str) -> Generator[Harvest, None, None]:
        """Fetch the pages after the last post that we saw, the oldest first; then go on listening.

        The stream is opened before the first is asked for: nothing falls between the two.
        """
        there, bearer = timeline(access.address), _bearer(access)
        until = time.monotonic() + self._seconds
        with _stream(access, there, bearer, self._seconds) as heard:
            known = set[str]()
            while True:
                page = _page(access, there, bearer, cursor)
                known |= {number for number, _ in page if number}
                is_full = bool(cursor) and len(page) >= PAGE
                harvest = _harvest(page, cursor, rest=None if heard is None else BETWEEN_LOOKS)
                yield harvest
                is_over = not is_full or harvest.cursor == cursor
                cursor = harvest.cursor
                if is_over:
                    break
            if heard is None:
                return
            for came in as_they_come(events(heard.pieces), hold_seconds=HOLD_SECONDS):
                posts = [one for kind, data in came if (one := of_event(kind, data)) is not None]
                harvest = _harvest([one for one in posts if one[0] not in known], cursor)
                cursor = harvest.cursor
                yield harvest
            # Its whole time over, it is listened to again at once; else something ended it.
            whole = time.monotonic() >= until
            yield _harvest([], cursor, rest=GOES_ON if whole else BETWEEN_LOOKS)

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one post, or what became of one."""
        return (arrived(raw, access.address),)


def _bearer(access: Access) -> dict[str, str]:
    held = access.secrets.get("access_token", "")
    return {"Authorization": f"Bearer {held}"} if held else {}


def _page(
    access: Access, there: Timeline, bearer: dict[str, str], cursor: str
) -> list[tuple[str, Raw]]:
    params = {**there.params, "limit": PAGE}
    if cursor:
        params["min_id"] = cursor
    with Line(access) as line:
        answer = line.ask("GET", there.pages, params=params, headers=bearer)
    if answer.status in {401, 403} and bearer:
        raise Permanent(
            Reason.TOKEN_REVOKED, f"HTTP {answer.status}: its access token is not taken any more"
        )
    if answer.status in _CLOSED:
        raise Permanent(
            Reason.PERMISSION_LOST, f"HTTP {answer.status}: it shows this to its members only"
        )
    if not answer.is_good:
        raise Temporary(Reason.NETWORK_DOWN, f"HTTP {answer.status}", retry_after=answer.wait())
    return list(reversed(of_page(answer.body)))


@contextmanager
def _stream(
    access: Access, there: Timeline, bearer: dict[str, str], seconds: float
) -> Iterator[Heard | None]:
    """Give the open stream; None where the server has none for us, which is no trouble."""
    with Line(access, seconds=seconds) as line, ExitStack() as kept:
        heard = _opened(kept, line, there.stream, bearer)
        if heard is not None and heard.status // 100 == 3:
            where = _led_to(access, there, heard.headers.get("location", ""))
            heard = _opened(kept, line, where, bearer) if where else None
        is_stream = (
            heard is not None
            and heard.status == 200
            and heard.headers.get("content-type", "").startswith("text/event-stream")
        )
        yield heard if is_stream else None


def _opened(kept: ExitStack, line: Line, url: str, bearer: dict[str, str]) -> Heard | None:
    try:
        return kept.enter_context(line.hear(url, headers=bearer))
    except Failure:
        return None


def _led_to(access: Access, there: Timeline, location: str) -> str:
    """Return where the stream is; our token goes to no other house, and nobody leads us inside."""
    try:
        url = urljoin(there.stream, location)
        here, parts = urlsplit(there.server), urlsplit(url)
        host, port = parts.hostname or "", parts.port or 443
    except ValueError:
        return ""
    is_theirs = host == here.hostname or host.endswith(f".{here.hostname}")
    is_private = is_allowed(host, port, access.allowed_hosts)
    return url if is_theirs and parts.scheme == "https" and not is_private else ""


def _harvest(
    posts: list[tuple[str, Raw]], cursor: str, *, rest: timedelta | None = BETWEEN_LOOKS
) -> Harvest:
    newest = max((one[0] for one in posts), key=order, default=cursor)
    return Harvest(
        items=tuple(raw for _, raw in posts),
        cursor=max(newest, cursor, key=order),
        rest=rest,
    )
