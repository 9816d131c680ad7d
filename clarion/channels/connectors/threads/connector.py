"""The plug for Threads, by Meta's API of it. What it cannot do, and why, is in doc.md."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from clarion.channels.answer import Answer
from clarion.channels.connectors.threads import figures, render
from clarion.channels.connectors.threads.capabilities import (
    CAPABILITIES,
    MENTIONS,
    QUESTIONS,
    REPLIES,
)
from clarion.channels.connectors.threads.failures import failure
from clarion.channels.connectors.threads.normalize import arrived
from clarion.channels.connectors.threads.session import held, renewal, token_of, too_young
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
    Raw,
    Reason,
    Renewal,
    Sent,
    Temporary,
    Unknown,
)
from clarion.channels.fields import Fields
from clarion.channels.graph.failures import is_no_such_thing, out_of_sight
from clarion.channels.graph.figures import of_each
from clarion.channels.graph.walk import Walk, next_page, raw_of
from clarion.channels.http import Line
from clarion.channels.partial import Uncalled, Unchanged

API = "https://graph.threads.net"
VERSION = "v1.0"
POSTS_WATCHED = 20  # so many of our newest posts are looked at for replies
PAGE_SIZE = 50
SEARCH_SIZE, SEARCH_PAGES_MAX = 50, 4
CLOCKS_APART = timedelta(minutes=5)  # theirs and ours
NOT_READY_SECONDS = 30

_THING = (
    "id,text,username,timestamp,permalink,media_type,media_url,alt_text,is_reply_owned_by_me,"
    "root_post{id},replied_to{id}"
)
_OURS = "id,text,timestamp,permalink,has_replies,replied_to{id}"


class Threads(Uncalled, Unchanged):
    """Posts, answers and listens; knows nothing from one call to the next."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def probe(self, access: Access) -> Profile:
        """Ask whom the token speaks for."""
        with Line(access) as line:
            said = _good(_ask(line, access, "me", fields="id,username,name"))
        name = said.needed("username")
        return Profile(
            remote_id=said.needed("id"),
            handle=name,
            name=said.text("name"),
            url=f"https://www.threads.com/@{name}",
        )

    def renew(self, access: Access) -> Renewal:
        """Exchange the token for one that lasts another 60 days, if it is a day old."""
        asked_at = datetime.now(UTC)
        refused: Failure | None = None
        with Line(access) as line:
            for token in held(access):
                form = {"grant_type": "th_refresh_token", "access_token": token}
                answer = line.ask("GET", f"{_base(access)}/refresh_access_token", params=form)
                if answer.is_good:
                    return renewal(answer.parsed(), asked_at)
                refused = failure(answer)
                if isinstance(refused, Temporary) and refused.reason is not Reason.TOKEN_EXPIRED:
                    raise refused
                whose = line.ask("GET", _url(access, "me"), params={"access_token": token})
                if whose.is_good:  # it opens the door and is only too young for another
                    return too_young(token, asked_at)
        evidence = refused.evidence if refused else ""
        raise Permanent(Reason.TOKEN_REVOKED, evidence)

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Lay the words ready, where nobody sees them, and publish them in the same attempt."""
        render.check(outgoing)
        with Line(access) as line:
            laid = render.container(outgoing)
            made = _ask(line, access, f"{_us(access)}/threads", "POST", **laid)
            ready = {"creation_id": _good(made).needed("id"), "access_token": token_of(access)}
            state = _good(_ask(line, access, ready["creation_id"], fields="status,error_message"))
            if state.text("status") not in ("", "FINISHED"):
                raise _not_ready(state)
            where = _url(access, f"{_us(access)}/threads_publish")
            answer = line.hand_over("POST", where, params=ready)
        return Sent(remote_id=_good(answer).needed("id"))

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Delete it. That Meta calls it missing is an answer only if we have just read it."""
        with Line(access) as line:
            if not _is_there(line, access, _ours(outgoing)):
                raise out_of_sight()
            where = _url(access, _ours(outgoing))
            answer = line.hand_over("DELETE", where, params={"access_token": token_of(access)})
            if is_no_such_thing(answer):
                if _is_listed(line, access, outgoing.said_id):
                    raise out_of_sight()
            elif not _good(answer).is_true("success"):
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
            return Absent(evidence="these words are not on Threads")
        return Sent(remote_id=found[0].needed("id"), url=found[0].text("permalink"))

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
        """Ask about each by itself; of what Meta does not show us nothing is said."""
        with Line(access) as line:
            return of_each(remote_ids, lambda name: _counted(line, access, _named(name)))

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Fetch one page of one stream."""
        with Line(access) as line:
            return _read(line, access, stream, Walk.of(cursor))

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Walk back, page by page, to an instant."""
        walk = Walk.of(page) if page else Walk(known=since.isoformat())
        with Line(access) as line:
            return _read(line, access, stream, walk)

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Raise: Threads keeps no line open."""
        raise Permanent(Reason.REJECTED, "Threads keeps no line open for one account")

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one post."""
        return arrived(raw, access.remote_id)


def _us(access: Access) -> str:
    return access.remote_id or "me"


def _base(access: Access) -> str:
    return access.settings.get("service", "") or API


def _url(access: Access, where: str) -> str:
    return f"{_base(access)}/{VERSION}/{where}"


def _ask(
    line: Line, access: Access, where: str, method: str = "GET", **params: str | int
) -> Answer:
    """Ask with our token, which Threads takes nowhere but among the parameters."""
    return line.ask(
        method, _url(access, where), params={**params, "access_token": token_of(access)}
    )


def _good(answer: Answer) -> Fields:
    if not answer.is_good:
        raise failure(answer)
    return answer.parsed()


def _not_ready(state: Fields) -> Failure:
    """What is laid ready and cannot be published yet was not published: it is begun anew later."""
    said = f"{state.text('status')} {state.text('error_message')}".strip()[:200]
    if state.text("status") == "ERROR":
        return Permanent(Reason.REJECTED, said)
    wait = timedelta(seconds=NOT_READY_SECONDS)
    return Temporary(Reason.NETWORK_DOWN, said, retry_after=wait)


def _ours(outgoing: Outgoing) -> str:
    return _named(outgoing.said_id)


def _named(name: str) -> str:
    if not (name.isascii() and name.isalnum()):
        raise Permanent(Reason.TARGET_GONE, "it has no name on Threads")
    return name


def _counted(line: Line, access: Access, name: str) -> Figures:
    return figures.told(_good(_ask(line, access, f"{name}/insights", metric=figures.METRICS)))


def _is_there(line: Line, access: Access, name: str) -> bool:
    """Whether we can read it. Meta says the same of what is gone and of what we may not see."""
    answer = _ask(line, access, name, fields="id")
    if is_no_such_thing(answer):
        return False
    _good(answer)
    return True


def _is_listed(line: Line, access: Access, said_id: str) -> bool:
    """Whether it is among our newest posts or answers."""
    return any(
        one.text("id") == said_id
        for edge in ("threads", "replies")
        for one in _listed(line, access, f"{_us(access)}/{edge}", fields="id").each("data")
    )


def _listed(
    line: Line, access: Access, where: str, limit: int = SEARCH_SIZE, **params: str | int
) -> Fields:
    asked: dict[str, str | int] = {"limit": limit, **params, "access_token": token_of(access)}
    return _good(line.ask("GET", _url(access, where), params=asked))


def _find(line: Line, access: Access, outgoing: Outgoing) -> list[Fields]:
    """Return what we said in these words, to the same post, since they were made."""
    since, target = outgoing.made_at - CLOCKS_APART, outgoing.target
    where = f"{_us(access)}/{'replies' if target else 'threads'}"
    words, below = _plain(outgoing.rendition.text), target.remote_id if target else ""
    found: list[Fields] = []
    params: dict[str, str | int] = {"fields": _OURS}
    for _ in range(SEARCH_PAGES_MAX):
        listed = _listed(line, access, where, SEARCH_SIZE, **params)
        things = listed.each("data")
        recent = [one for one in things if (at := one.instant("timestamp")) and at >= since]
        found += [
            one
            for one in recent
            if _plain(one.text("text")) == words and one.maybe("replied_to").text("id") == below
        ]
        params["after"] = next_page(listed)
        if not params["after"] or len(recent) < len(things):
            break
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())


def _read(line: Line, access: Access, stream: str, walk: Walk) -> Harvest:
    """Read the page that is next on the way; a new walk begins with the list of our posts."""
    post, mark = walk.pages[0] if walk.pages else ("", "")
    walk, things = walk.without_first(), list[Raw]()
    behind: dict[str, str | int] = {"after": mark} if mark else {}
    if stream == REPLIES and not post:
        posts = _listed(
            line, access, f"{_us(access)}/threads", fields="id,has_replies", limit=POSTS_WATCHED
        )
        answered = [one.needed("id") for one in posts.each("data") if one.is_true("has_replies")]
        return walk.through(tuple(answered)).harvest([])
    if stream not in (REPLIES, MENTIONS):
        raise Permanent(Reason.UNRECOGNISED, f"Threads has no stream {stream}")
    where = f"{post}/conversation" if post else f"{_us(access)}/mentions"
    order = {"reverse": "true"} if post else {}
    listed = _listed(line, access, where, fields=_THING, limit=PAGE_SIZE, **order, **behind)
    walk, fresh = walk.page(listed, post, CAPABILITIES.overlap, "timestamp")
    things += [raw_of(stream, one, post) for one in fresh if one.has("id")]
    return walk.harvest(things)
