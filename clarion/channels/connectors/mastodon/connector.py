"""The plug for Mastodon: every call in our hands, and nothing said twice because a line broke."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from clarion.channels.answer import Answer
from clarion.channels.connectors.mastodon import news, render
from clarion.channels.connectors.mastodon.capabilities import (
    CAPABILITIES,
    CHANGES,
    NOTIFICATIONS,
    QUESTIONS,
)
from clarion.channels.connectors.mastodon.failures import NOT_FOUND, failure
from clarion.channels.connectors.mastodon.limits import Limits
from clarion.channels.connectors.mastodon.names import newest, own_number, person, server_of
from clarion.channels.connectors.mastodon.normalize import MESSAGES, arrived
from clarion.channels.connectors.mastodon.own import Sought, ahead_of, is_older, the_one
from clarion.channels.connectors.mastodon.places import (
    BEGINNING,
    LOOKED_FOR_MAX,
    PAGE_MAX,
    Known,
    Watch,
)
from clarion.channels.connectors.mastodon.wire import (
    counted,
    good,
    listed,
    post_path,
    safe,
    sent,
    token,
    url,
)
from clarion.channels.contract import (
    Absent,
    Access,
    Arrived,
    Deed,
    Figures,
    Harvest,
    Media,
    Outgoing,
    Permanent,
    Profile,
    Raw,
    Reason,
    Sent,
    Temporary,
)
from clarion.channels.fields import Fields
from clarion.channels.http import Line
from clarion.channels.multipart import multipart
from clarion.channels.partial import Uncalled

Params = Mapping[str, str | int | list[str]]
Rendering = Callable[[Outgoing, Sequence[str]], dict[str, Any]]

OWN_PAGE = 40
OWN_PAGES_MAX = 5
WAITS_MAX = 10  # for a picture at which the server is still at work


class Mastodon(Uncalled):
    """Posts, answers and listens on one Mastodon server; knows nothing between two calls."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def __init__(self, *, wait_seconds: float = 1.0) -> None:
        """Wait so long before asking whether a picture is ready."""
        self._wait_seconds = wait_seconds

    def probe(self, access: Access) -> Profile:
        """Ask who we are, and whether we may read what people write to us."""
        with Line(access) as line:
            us = good(_ask(line, access, "v1/accounts/verify_credentials"))
            news_of_one = _ask(line, access, "v1/notifications", {"limit": 1})
        if (may_read := news_of_one.status != 403) and not news_of_one.is_good:
            raise failure(news_of_one)
        return Profile(
            remote_id=person(us.needed("id"), access),
            handle=f"@{us.needed('acct')}@{server_of(access)}",
            name=us.text("display_name"),
            url=us.text("url"),
            missing_scopes=() if may_read else ("read:notifications",),
        )

    def renew(self, access: Access) -> None:
        """Nothing expires: a token lasts until somebody takes it back."""

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Upload the pictures, then post. The key helps where a server heeds it, no more."""
        return self._hand_over(access, outgoing, "POST", "v1/statuses", render.status)

    def change(self, access: Access, outgoing: Outgoing) -> Sent:
        """Give a post of ours other words, and the same pictures anew: it keeps none by itself."""
        where = post_path(outgoing.said_id)
        return self._hand_over(access, outgoing, "PUT", where, render.changed)

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Delete a post of ours; one that is gone already is as it should be."""
        with Line(access) as line:
            where = url(access, post_path(outgoing.said_id))
            answer = line.hand_over("DELETE", where, headers=token(access))
        if not answer.is_good and answer.status not in NOT_FOUND:
            raise failure(answer)
        return Sent(remote_id=outgoing.said_id, proof="it was deleted")

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        """Look through what we posted since the dispatch was made."""
        with Line(access) as line:
            if outgoing.deed is not Deed.SAY:
                return _as_it_stands(line, access, outgoing)
            return _among_own(line, access, outgoing)

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
        """Ask for each by itself: not every server takes many at once."""
        with Line(access) as line:
            return {name: counted(_ask(line, access, post_path(name))) for name in remote_ids}

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Fetch one page of one stream."""
        with Line(access) as line:
            match stream:
                case name if name == NOTIFICATIONS:
                    return _news(line, access, cursor)
                case name if name == CHANGES:
                    return _changes(line, access, Watch.read(cursor))
        raise Permanent(Reason.UNRECOGNISED, f"Mastodon has no stream {stream}")

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Fetch one page of notifications, the newest first; changes are told by nobody twice."""
        if stream != NOTIFICATIONS:
            return Harvest(items=(), cursor="")
        with Line(access) as line:
            notices = _notices(line, access, {"max_id": page} if page else {})
            items = _told(line, access, notices)
        behind = notices[-1].text("id") if notices else ""
        more = bool(notices) and not is_older(notices, since) and behind not in ("", page)
        return Harvest(items=items, cursor=behind, more=more)

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Raise: some servers keep a line open for news, and too many do not."""
        raise Permanent(Reason.REJECTED, "no line is kept open to Mastodon")

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one notification."""
        return arrived(raw, access)

    def _hand_over(
        self, access: Access, outgoing: Outgoing, method: str, path: str, rendered: Rendering
    ) -> Sent:
        """Refuse what must not leave; then what this server would refuse; then hand it over."""
        text, pictures = render.text_of(outgoing), outgoing.rendition.media
        Limits().check(text, pictures)
        render.check(outgoing)
        with Line(access) as line:
            _limits(line, access).check(text, pictures)
            body = rendered(outgoing, [self._upload(line, access, one) for one in pictures])
            headers = {**token(access), "Idempotency-Key": outgoing.key}
            return sent(good(line.hand_over(method, url(access, path), headers=headers, json=body)))

    def _upload(self, line: Line, access: Access, medium: Media) -> str:
        """Upload a picture with its description, and wait until the server can show it."""
        words = {"description": medium.alt} if medium.alt else {}
        mime, body = multipart(words, {"file": medium})
        headers = {**token(access), "Content-Type": mime}
        answer = line.ask("POST", url(access, "v2/media"), headers=headers, content=body)
        if answer.status == 422:
            raise Permanent(Reason.MEDIA_REFUSED, "HTTP 422 for a picture")
        name = good(answer).needed("id")
        for _ in range(WAITS_MAX):
            if answer.status not in (202, 206):
                return name
            time.sleep(self._wait_seconds)
            answer = _ask(line, access, f"v1/media/{safe(name)}")
            good(answer)
        late = timedelta(seconds=30)
        raise Temporary(Reason.NETWORK_DOWN, "a picture is still being made", retry_after=late)


def _ask(line: Line, access: Access, path: str, params: Params | None = None) -> Answer:
    return line.ask("GET", url(access, path), headers=token(access), params=params or {})


def _limits(line: Line, access: Access) -> Limits:
    """Ask the server what it allows; one that tells nobody allows what is usual."""
    for version in ("v2", "v1"):
        answer = _ask(line, access, f"{version}/instance")
        if answer.status not in NOT_FOUND:
            return Limits.read(good(answer))
    return Limits()


def _as_it_stands(line: Line, access: Access, outgoing: Outgoing) -> Sent | Absent:
    """Read the post that was to be changed or taken down."""
    answer = _ask(line, access, post_path(outgoing.said_id))
    if answer.status in NOT_FOUND and outgoing.deed is Deed.TAKE_DOWN:
        return Sent(remote_id=outgoing.said_id, proof="it is gone")
    post = good(answer)
    sought = Sought.of(outgoing, ahead=timedelta(0))
    if outgoing.deed is Deed.CHANGE and sought.says(post) and _is_typed(line, access, sought, post):
        return sent(post)
    return Absent(evidence="it stands there as before")


def _among_own(line: Line, access: Access, outgoing: Outgoing) -> Sent | Absent:
    """Find the one post that can only have come of this dispatch."""
    found: list[Fields] = []
    page: dict[str, str] = {}
    for _ in range(OWN_PAGES_MAX):
        path = f"v1/accounts/{safe(own_number(access))}/statuses"
        answer = _ask(line, access, path, {"limit": OWN_PAGE, "exclude_reblogs": "true", **page})
        posts = listed(answer)
        sought = Sought.of(outgoing, ahead=ahead_of(answer.at(), datetime.now(UTC)))
        fitting = [one for one in posts if sought.may_be(one)]
        found += [one for one in fitting if _is_typed(line, access, sought, one)]
        if not posts or is_older(posts, sought.since):
            return the_one(found)
        page = {"max_id": posts[-1].needed("id")}
    raise Temporary(Reason.UNRECOGNISED, "too much was posted since to look through it all")


def _is_typed(line: Line, access: Access, sought: Sought, post: Fields) -> bool:
    """Ask what was typed, to the letter. A server that does not tell is taken by what it shows."""
    answer = _ask(line, access, f"{post_path(post.needed('id'))}/source")
    if answer.status in NOT_FOUND:
        return True
    return sought.is_typed(good(answer).text("text"))


def _notices(line: Line, access: Access, place: Mapping[str, str]) -> list[Fields]:
    """Ask for one page of what people wrote to us, the newest first.

    Servers that know no quotes may refuse to be asked for them. Whom the server holds back as a
    stranger is a resident all the same.
    """
    where: Params = {"limit": PAGE_MAX, "include_filtered": "true", **place}
    answer = _ask(line, access, "v1/notifications", {**where, "types[]": list(MESSAGES)})
    if answer.status in (400, 422):
        answer = _ask(line, access, "v1/notifications", {**where, "types[]": ["mention"]})
    return news.to_us(listed(answer))


def _news(line: Line, access: Access, cursor: str) -> Harvest:
    """Fetch what comes right behind the cursor; the very beginning is number nought."""
    notices = _notices(line, access, {"min_id": cursor or BEGINNING})
    last = newest([cursor, *(one.text("id") for one in notices)])
    return Harvest(items=_told(line, access, notices), cursor=last, more=last != cursor)


def _told(line: Line, access: Access, notices: list[Fields]) -> tuple[Raw, ...]:
    """Return messages in the order in which they were written, each with its thread."""
    return tuple(news.told(one, _thread(line, access, one)) for one in reversed(notices))


def _thread(line: Line, access: Access, notice: Fields) -> str:
    """Ask for the post under which a whole thread stands; only the one above is told unasked."""
    post = notice.within("status")
    if not post.text("in_reply_to_id"):
        return post.needed("id")
    answer = _ask(line, access, f"{post_path(post.needed('id'))}/context")
    if answer.status in NOT_FOUND:
        return post.text("in_reply_to_id")
    above = good(answer).each("ancestors")
    return above[0].needed("id") if above else post.text("in_reply_to_id")


def _changes(line: Line, access: Access, watch: Watch) -> Harvest:
    """Read the newest posts to us once more: nobody tells when one is edited or deleted.

    What the server numbered so late that the other stream had gone by is found here, too.
    """
    notices = _notices(line, access, {})
    missing = watch.missing(notices)
    looked_for = dict(list(missing.items())[:LOOKED_FOR_MAX])
    gone = [name for name in looked_for if _is_gone(line, access, name, looked_for[name])]
    still = {name: one for name, one in missing.items() if name not in looked_for}
    items: list[Raw] = []
    for one in reversed(notices) if watch.begun else ():
        post = one.within("status")
        known = watch.posts.get(post.needed("id"))
        if known is None:
            items.append(news.told(one, _thread(line, access, one)))
        if post.text("edited_at") and (known is None or known.edited != post.text("edited_at")):
            items.append(news.edited(one))
    items += [news.deleted(name, looked_for[name].author) for name in gone]
    return Harvest(items=tuple(items), cursor=Watch.of(notices, still).write())


def _is_gone(line: Line, access: Access, name: str, known: Known) -> bool:
    """Whether a post was deleted, and is not merely kept from us by somebody who blocks us."""
    if _ask(line, access, post_path(name)).status not in NOT_FOUND:
        return False
    between = listed(_ask(line, access, "v1/accounts/relationships", {"id[]": [known.author]}))
    return not any(one.is_true("blocked_by") for one in between)
