"""The plug for Instagram, by the Graph API. What it cannot do, and why, is in doc.md."""

import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from clarion.channels.connectors.instagram import figures, render
from clarion.channels.connectors.instagram.capabilities import CAPABILITIES, COMMENTS, QUESTIONS
from clarion.channels.connectors.instagram.normalize import arrived
from clarion.channels.connectors.instagram.own import is_ours, since
from clarion.channels.connectors.instagram.session import (
    ask,
    good,
    hand_over,
    key,
    proof,
    url,
    us,
)
from clarion.channels.contract import (
    Absent,
    Access,
    Arrived,
    Deed,
    Failure,
    Figures,
    Harvest,
    Outgoing,
    Permanent,
    Profile,
    Reason,
    Sent,
    Target,
    Temporary,
    Unknown,
)
from clarion.channels.fields import Fields
from clarion.channels.graph.failures import is_no_such_thing, out_of_sight
from clarion.channels.graph.figures import of_each
from clarion.channels.graph.walk import Walk, next_page, raw_of
from clarion.channels.http import Line
from clarion.channels.partial import Uncalled, Unchanged

POSTS_WATCHED = 20  # so many of our newest posts are looked at for comments
PAGE_SIZE = 50
REPLIES_SIZE = 25  # below each comment: Meta refuses to say too much at once
SEARCH_SIZE, SEARCH_PAGES_MAX = 50, 4
CLOCKS_APART = timedelta(minutes=5)  # theirs and ours
LOOKS_MAX = 8  # whether what was laid ready can be published
NOT_READY_SECONDS = 30

_COMMENT = "id,text,timestamp,username,from{id,username},parent_id"
_BELOW = f"{_COMMENT},replies.limit({REPLIES_SIZE}){{{_COMMENT}}}"
_OURS = "id,caption,timestamp,permalink,media_type,children{id}"


class Instagram(Uncalled, Unchanged):
    """Posts pictures, answers and listens; knows nothing from one call to the next."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def __init__(self, *, wait_seconds: float = 2.0) -> None:
        """Wait so long before asking again whether something can be published."""
        self._wait_seconds = wait_seconds

    def probe(self, access: Access) -> Profile:
        """Ask whether the token speaks for this account."""
        number = access.settings.get("account_id", "")
        if not _is_number(number):
            raise Permanent(Reason.MISCONFIGURED, "the number of the account is made of figures")
        with Line(access) as line:
            said = good(ask(line, access, number, fields="id,username,name"))
        name = said.text("username")
        return Profile(
            remote_id=said.needed("id"),
            handle=name or number,
            name=said.text("name"),
            url=f"https://www.instagram.com/{name}/" if name else "",
        )

    def renew(self, access: Access) -> None:
        """A system user's token has no end: it works until somebody takes it back."""

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Comment; or lay the pictures ready, where nobody sees them, and publish them."""
        render.check(outgoing)
        with Line(access) as line:
            if outgoing.target:
                return _comment(line, access, outgoing.target, outgoing.rendition.text)
            ready = self._lay(line, access, outgoing)
            said = {"creation_id": int(ready)}
            answer = hand_over(line, access, f"{us(access)}/media_publish", said)
            number = good(answer).needed("id")
        return Sent(remote_id=number, proof=f"post {number}")

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Delete it. That Meta calls it missing is an answer only if we have just read it."""
        with Line(access) as line:
            if not _is_there(line, access, _ours(outgoing)):
                raise out_of_sight()
            where = url(access, _ours(outgoing))
            answer = line.hand_over("DELETE", where, headers=key(access), params=proof(access))
            if is_no_such_thing(answer):
                if _is_listed(line, access, outgoing.said_id):
                    raise out_of_sight()
            elif not good(answer).is_true("success"):
                raise answer.doubt(f"HTTP {answer.status}, and no word of success")
        return Sent(remote_id=outgoing.said_id, proof="it was deleted")

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        """Look for these very words among what we said since they were made."""
        with Line(access) as line:
            if outgoing.deed is not Deed.SAY:
                if not _is_there(line, access, _ours(outgoing)):
                    raise out_of_sight()
                return Absent(evidence="it is still there")
            found = _find(line, access, outgoing)
        if len(found) > 1:
            raise Unknown(Reason.UNRECOGNISED, f"these words stand there {len(found)} times")
        if not found:
            return Absent(evidence="these words are not on Instagram")
        return Sent(remote_id=found[0].needed("id"), url=found[0].text("permalink"))

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
        """Ask about each by itself; of what Meta does not show us nothing is said."""
        with Line(access) as line:
            return of_each(remote_ids, lambda name: figures.of(line, access, _named(name)))

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Fetch one page of comments."""
        with Line(access) as line:
            return _read(line, access, stream, Walk.of(cursor))

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Walk back, page by page, to an instant."""
        walk = Walk.of(page) if page else Walk(known=since.isoformat())
        with Line(access) as line:
            return _read(line, access, stream, walk)

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Raise: Instagram keeps no line open."""
        raise Permanent(Reason.REJECTED, "Instagram keeps no line open for one account")

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one comment."""
        return arrived(raw)

    def _lay(self, line: Line, access: Access, outgoing: Outgoing) -> str:
        """Have the pictures fetched, and return Meta's name for what can now be published."""
        pictures = outgoing.rendition.media
        if len(pictures) == 1:
            return self._ready(line, access, render.alone(outgoing))
        children = [self._ready(line, access, render.one_of_several(one)) for one in pictures]
        return self._ready(line, access, render.together(outgoing, tuple(children)))

    def _ready(self, line: Line, access: Access, laid: Mapping[str, Any]) -> str:
        where = url(access, f"{us(access)}/media")
        made = line.ask("POST", where, headers=key(access), params=proof(access), json=laid)
        name = good(made).needed("id")
        if not _is_number(name):
            raise Temporary(Reason.UNRECOGNISED, "what was laid ready has no number")
        for look in range(LOOKS_MAX):
            if look:
                time.sleep(self._wait_seconds)
            state = good(ask(line, access, name, fields="status_code,status"))
            match state.text("status_code"):
                case "" | "FINISHED":
                    return name
                case "ERROR":
                    raise Permanent(Reason.MEDIA_REFUSED, state.text("status")[:200])
        raise _not_ready(state)


# Speaking


def _comment(line: Line, access: Access, target: Target, text: str) -> Sent:
    answer = hand_over(line, access, _place(target), {"message": text})
    number = good(answer).needed("id")
    return Sent(remote_id=number, proof=f"comment {number}")


def _place(target: Target) -> str:
    """Where an answer goes: below a comment, or below a post of ours."""
    number = _named(target.remote_id)
    return f"{number}/{'comments' if target.thread_id in ('', number) else 'replies'}"


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdigit()


def _not_ready(state: Fields) -> Failure:
    """What is laid ready and cannot be published yet was not published: it is begun anew later."""
    wait = timedelta(seconds=NOT_READY_SECONDS)
    return Temporary(Reason.NETWORK_DOWN, state.text("status")[:200], retry_after=wait)


def _ours(outgoing: Outgoing) -> str:
    return _named(outgoing.said_id)


def _named(number: str) -> str:
    if not _is_number(number):
        raise Permanent(Reason.TARGET_GONE, "it has no name on Instagram")
    return number


# Looking


def _is_there(line: Line, access: Access, number: str) -> bool:
    """Whether we can read it. Meta says the same of what is gone and of what we may not see."""
    answer = ask(line, access, number, fields="id")
    if is_no_such_thing(answer):
        return False
    good(answer)
    return True


def _is_listed(line: Line, access: Access, said_id: str) -> bool:
    """Whether it is among our newest posts. A comment never is, so of one this says nothing."""
    listed = good(ask(line, access, f"{us(access)}/media", fields="id", limit=SEARCH_SIZE))
    return any(one.text("id") == said_id for one in listed.each("data"))


def _find(line: Line, access: Access, outgoing: Outgoing) -> list[Fields]:
    """Return what we said in these words since they were made."""
    begin, target = outgoing.made_at - CLOCKS_APART, outgoing.target
    where = _place(target) if target else f"{us(access)}/media"
    params: dict[str, str | int] = {"fields": _COMMENT if target else _OURS, "limit": SEARCH_SIZE}
    found: list[Fields] = []
    for _ in range(SEARCH_PAGES_MAX):
        listed = good(ask(line, access, where, **params))
        things = listed.each("data")
        recent = since(things, begin)
        found += [one for one in recent if is_ours(one, outgoing, access)]
        params["after"] = next_page(listed)
        # Comments come in no order that Meta promises, so their time ends nothing.
        if not params["after"] or (not target and len(recent) < len(things)):
            break
    return found


# Reading


def _read(line: Line, access: Access, stream: str, walk: Walk) -> Harvest:
    """Read the page that is next on the way; a new walk begins with the list of our posts."""
    if stream != COMMENTS:
        raise Permanent(Reason.UNRECOGNISED, f"Instagram has no stream {stream}")
    post, mark = walk.pages[0] if walk.pages else ("", "")
    walk = walk.without_first()
    if not post:
        newest: dict[str, str | int] = {"fields": "id,comments_count", "limit": POSTS_WATCHED}
        posts = good(ask(line, access, f"{us(access)}/media", **newest)).each("data")
        talked_about = [one.needed("id") for one in posts if one.count("comments_count") != 0]
        return walk.through(tuple(talked_about)).harvest([])
    behind: dict[str, str | int] = {"after": mark} if mark else {}
    listed = ask(line, access, f"{post}/comments", fields=_BELOW, limit=PAGE_SIZE, **behind)
    page = good(listed)
    things = [
        thing for one in page.each("data") for thing in (one, *one.maybe("replies").each("data"))
    ]
    walk, fresh = walk.page(page, post, CAPABILITIES.overlap, "timestamp", things)
    return walk.harvest([raw_of(stream, one, post) for one in fresh if one.has("id")])
