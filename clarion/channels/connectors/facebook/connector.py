"""The plug for a Facebook Page, by the Graph API. What it cannot do, and why, is in doc.md."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from clarion.channels.connectors.facebook import figures, render
from clarion.channels.connectors.facebook.capabilities import (
    CAPABILITIES,
    COMMENTS,
    MENTIONS,
    QUESTIONS,
    VISITS,
)
from clarion.channels.connectors.facebook.failures import failure
from clarion.channels.connectors.facebook.normalize import arrived
from clarion.channels.connectors.facebook.own import is_ours, reads_so, since
from clarion.channels.connectors.facebook.session import ask, done, good, key, proof, url, us
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
    Reason,
    Rendition,
    Sent,
    Unknown,
)
from clarion.channels.graph.failures import is_no_such_thing, out_of_sight
from clarion.channels.graph.figures import of_each
from clarion.channels.graph.walk import Walk, next_page, raw_of
from clarion.channels.http import Line
from clarion.channels.partial import Uncalled

POSTS_WATCHED = 25  # so many of our newest posts are looked at for comments
PAGE_SIZE = 50
PAGE_SIZE_WITHIN = 25  # below each post at first: Meta refuses to say too much at once
SEARCH_SIZE, SEARCH_PAGES_MAX = 100, 3
CLOCKS_APART = timedelta(minutes=5)  # Facebook's and ours

_COMMENT = "id,message,created_time,from,parent{id},permalink_url,attachment"
_POST = "id,message,created_time,from,permalink_url,attachments{media_type,media,title,url}"
_NEWEST = f"filter(stream).order(reverse_chronological).limit({PAGE_SIZE_WITHIN})"
_BELOW = f"comments.{_NEWEST}{{{_COMMENT}}}"
_EDGES = {MENTIONS: "tagged", VISITS: "visitor_posts"}


class Facebook(Uncalled):
    """Posts, corrects, answers and listens; knows nothing from one call to the next."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def probe(self, access: Access) -> Profile:
        """Ask which Page the token speaks for; a person's own token speaks for none."""
        with Line(access) as line:
            answer = ask(line, access, "me", fields="id,name,link,username,category")
        if answer.status == 400 and (refused := failure(answer)).reason is Reason.REJECTED:
            raise Permanent(Reason.MISCONFIGURED, f"this is no Page's token: {refused.evidence}")
        said = good(answer)
        name = said.text("name")
        return Profile(
            remote_id=said.needed("id"),
            handle=said.text("username") or name,
            name=name,
            url=said.text("link"),
        )

    def renew(self, access: Access) -> None:
        """A Page's token has no end: it works until somebody takes it back."""

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Post it, or comment on what it answers. The same words at once are refused by Meta."""
        render.check(outgoing)
        words, target = outgoing.rendition, outgoing.target
        with Line(access) as line:
            if target:
                where, body = f"{render.named(target.remote_id)}/comments", render.comment(words)
            else:
                where, body = f"{us(access)}/feed", _post(line, access, words)
            answer = line.hand_over(
                "POST", url(access, where), headers=key(access), params=proof(access), json=body
            )
        return _sent(good(answer).needed("id"))

    def change(self, access: Access, outgoing: Outgoing) -> Sent:
        """Put these words, and these pictures, in the place of ours; then look whether they are."""
        render.check(outgoing)
        with Line(access) as line:
            words, below = outgoing.rendition, render.is_comment(outgoing)
            body = render.comment(words) if below else _post(line, access, words)
            done(
                line.hand_over(
                    "POST",
                    url(access, render.named(outgoing.said_id)),
                    headers=key(access),
                    params=proof(access),
                    json=body,
                )
            )
            stands = ask(line, access, outgoing.said_id, fields=render.asked_of(outgoing))
            if is_no_such_thing(stands) or not reads_so(good(stands), outgoing):
                raise Unknown(Reason.UNRECOGNISED, "accepted, but it does not read so yet")
        return _sent(outgoing.said_id, proof="reads so on Facebook")

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Delete it. That Meta calls it missing is an answer only if we have just read it."""
        where = url(access, render.named(outgoing.said_id))
        with Line(access) as line:
            if not _is_there(line, access, outgoing.said_id):
                raise out_of_sight()
            answer = line.hand_over("DELETE", where, headers=key(access), params=proof(access))
            if is_no_such_thing(answer):
                if _is_listed(line, access, outgoing.said_id):
                    raise out_of_sight()
            else:
                done(answer)
        return Sent(remote_id=outgoing.said_id, proof="it was deleted")

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        """Look for these very words among what we said since they were made."""
        with Line(access) as line:
            if outgoing.deed is not Deed.SAY:
                return _as_it_stands(line, access, outgoing)
            found = _find(line, access, outgoing)
        if len(found) > 1:
            raise Unknown(Reason.UNRECOGNISED, f"these words stand there {len(found)} times")
        return _sent(found[0]) if found else Absent(evidence="these words are not on the Page")

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
        """Ask about each by itself; of what Meta does not show us nothing is said."""
        with Line(access) as line:
            return of_each(remote_ids, lambda name: figures.of(line, access, render.named(name)))

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
        """Raise: Facebook keeps no line open."""
        raise Permanent(Reason.REJECTED, "Facebook keeps no line open for one Page")

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one comment or post."""
        return arrived(raw)


# Speaking


def _post(line: Line, access: Access, words: Rendition) -> dict[str, Any]:
    return render.post(words, _upload(line, access, words))


def _upload(line: Line, access: Access, words: Rendition) -> tuple[str, ...]:
    """Bring the pictures; nobody sees them before their post is there."""

    def bring(picture: Media) -> str:
        kind, form = render.upload(picture)
        headers = {**key(access), "Content-Type": kind}
        where = url(access, f"{us(access)}/photos")
        answer = line.ask("POST", where, headers=headers, params=proof(access), content=form)
        return good(answer).needed("id")

    return tuple(bring(picture) for picture in words.media)


def _sent(remote_id: str, proof: str = "") -> Sent:
    return Sent(remote_id=remote_id, url=f"https://www.facebook.com/{remote_id}", proof=proof)


# Looking


def _as_it_stands(line: Line, access: Access, outgoing: Outgoing) -> Sent | Absent:
    """Say whether what was to be changed or taken down is as it should be."""
    name = render.named(outgoing.said_id)
    if outgoing.deed is Deed.CHANGE:
        answer = ask(line, access, name, fields=render.asked_of(outgoing))
        if not is_no_such_thing(answer) and reads_so(good(answer), outgoing):
            return _sent(outgoing.said_id, proof="reads so on Facebook")
        return Absent(evidence="it does not read so")
    if not _is_there(line, access, name):
        raise out_of_sight()
    return Absent(evidence="it is still there")


def _is_there(line: Line, access: Access, name: str) -> bool:
    """Whether we can read it. Meta says the same of what is gone and of what we may not see."""
    answer = ask(line, access, name, fields="id")
    if is_no_such_thing(answer):
        return False
    good(answer)
    return True


def _is_listed(line: Line, access: Access, said_id: str) -> bool:
    """Whether it is among our newest posts. A comment never is, so of one this says nothing."""
    where = f"{us(access)}/published_posts"
    listed = good(ask(line, access, where, fields="id", limit=SEARCH_SIZE))
    return any(one.text("id") == said_id for one in listed.each("data"))


def _find(line: Line, access: Access, outgoing: Outgoing) -> list[str]:
    """Name what we said in these words since they were made."""
    begin = outgoing.made_at - CLOCKS_APART
    params: dict[str, str | int] = {"fields": "id,message,created_time,from", "limit": SEARCH_SIZE}
    where = f"{us(access)}/published_posts"
    if outgoing.target:
        where = f"{render.named(outgoing.target.remote_id)}/comments"
        params |= {"filter": "stream", "order": "reverse_chronological"}
    found: list[str] = []
    for _ in range(SEARCH_PAGES_MAX):
        listed = good(ask(line, access, where, **params))
        things = listed.each("data")
        recent = since(things, begin)
        ours = [one for one in recent if is_ours(one, outgoing, access.remote_id)]
        found += [one.needed("id") for one in ours]
        params["after"] = next_page(listed)
        if not params["after"] or len(recent) < len(things):
            break
    return found


# Reading


def _read(line: Line, access: Access, stream: str, walk: Walk) -> Harvest:
    """Read the page that is next on the way, or the first one of a new walk."""
    post, mark = walk.pages[0] if walk.pages else ("", "")
    walk = walk.without_first()
    behind: dict[str, str | int] = {"after": mark} if mark else {}
    if stream in _EDGES:
        where = f"{us(access)}/{_EDGES[stream]}"
        pages = [("", good(ask(line, access, where, fields=_POST, limit=PAGE_SIZE, **behind)))]
    elif stream == COMMENTS and post:
        said = {"fields": _COMMENT, "filter": "stream", "order": "reverse_chronological"}
        listed = ask(line, access, f"{post}/comments", **said, limit=PAGE_SIZE, **behind)
        pages = [(post, good(listed))]
    elif stream == COMMENTS:
        fields = f"id,{_BELOW}"
        where = f"{us(access)}/published_posts"
        posts = good(ask(line, access, where, fields=fields, limit=POSTS_WATCHED)).each("data")
        pages = [(one.needed("id"), one.maybe("comments")) for one in posts]
    else:
        raise Permanent(Reason.UNRECOGNISED, f"Facebook has no stream {stream}")
    things = []
    for owner, listed_here in pages:
        walk, fresh = walk.page(listed_here, owner, CAPABILITIES.overlap)
        things += [raw_of(stream, one, owner) for one in fresh if one.has("id")]
    return walk.harvest(things)
