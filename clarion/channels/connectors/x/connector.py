"""The plug for X: nothing is said twice because a line broke, for X would not notice."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from clarion.channels.answer import Answer
from clarion.channels.connectors.x import render
from clarion.channels.connectors.x.capabilities import CAPABILITIES, MENTIONS, QUESTIONS
from clarion.channels.connectors.x.failures import NOT_FOUND, code_of, failure, problem
from clarion.channels.connectors.x.news import raws
from clarion.channels.connectors.x.normalize import arrived
from clarion.channels.connectors.x.own import Sought, sent, the_one
from clarion.channels.connectors.x.places import PAGE_MAX, Walk
from clarion.channels.connectors.x.session import renewal, request, token, url
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
    Renewal,
    Sent,
    Temporary,
    batches,
)
from clarion.channels.fields import Fields
from clarion.channels.http import Line
from clarion.channels.partial import Uncalled, Unchanged

Params = Mapping[str, str | int | list[str]]

OWN_PAGES_MAX = 3
WAITS_MAX = 8  # for a picture at which X is still at work
FIELDS: Params = {
    "tweet.fields": "attachments,author_id,conversation_id,created_at,edit_history_tweet_ids,"
    "entities,lang,note_tweet,referenced_tweets",
}
AUTHORS: Params = {
    "expansions": "author_id,attachments.media_keys",
    "user.fields": "name,username",
    "media.fields": "alt_text,media_key,preview_image_url,type,url",
}


class X(Uncalled, Unchanged):
    """Posts, answers and listens on X; knows nothing from one call to the next."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def __init__(self, *, wait_seconds: float = 1.0) -> None:
        """Wait so long before asking whether a picture is ready."""
        self._wait_seconds = wait_seconds

    def probe(self, access: Access) -> Profile:
        """Ask who we are."""
        with Line(access) as line:
            us = _good(_ask(line, access, "users/me")).within("data")
        handle = us.needed("username")
        return Profile(
            remote_id=us.needed("id"),
            handle=f"@{handle}",
            name=us.text("name"),
            url=f"https://x.com/{quote(handle, safe='')}",
        )

    def renew(self, access: Access) -> Renewal:
        """Exchange the refresh token for a new token, and for its own successor."""
        headers, form = request(access)
        asked_at = datetime.now(UTC)
        with Line(access) as line:
            where = url(access, "oauth2/token")
            return renewal(line.ask("POST", where, headers=headers, content=form), asked_at)

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Upload the pictures, then post."""
        render.check(outgoing)
        with Line(access) as line:
            media = [self._upload(line, access, one) for one in outgoing.rendition.media]
            body = render.post(outgoing, media)
            where = url(access, "tweets")
            answer = line.hand_over("POST", where, headers=token(access), json=body)
        return sent(_good(answer).within("data"))

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Delete a post of ours; one that is gone already is as it should be."""
        with Line(access) as line:
            where = url(access, _post(outgoing.said_id))
            answer = line.hand_over("DELETE", where, headers=token(access))
        if code_of(answer) not in (NOT_FOUND, "404"):
            deleted = _good(answer).maybe("data")
            if deleted.has("deleted") and not deleted.is_true("deleted"):
                raise answer.doubt("X says that it did not delete it")
        return Sent(remote_id=outgoing.said_id, proof="it was deleted")

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        """Look through what we posted since the dispatch was made."""
        with Line(access) as line:
            if outgoing.deed is not Deed.SAY:
                return _as_it_stands(line, access, outgoing)
            return _among_own(line, access, outgoing)

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
        """Ask for the public counters; of what is gone X says so beside them."""
        found: dict[str, Figures] = {}
        with Line(access) as line:
            for some in batches(remote_ids, CAPABILITIES.figures_at_once):
                asked = {"ids": ",".join(some), "tweet.fields": "public_metrics"}
                said = _good(_ask(line, access, "tweets", asked))
                found |= {one.needed("id"): _counted(one) for one in said.each("data")}
                lost = [one for one in said.each("errors") if problem(one) == NOT_FOUND]
                found |= {_about(one): Figures(gone=True) for one in lost}
        return {name: found[name] for name in remote_ids if name in found}

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Fetch one page of mentions."""
        if stream != MENTIONS:
            raise Permanent(Reason.UNRECOGNISED, f"X has no stream {stream}")
        walk = Walk.read(cursor)
        since = walk.since(CAPABILITIES.overlap)
        place = {"since_id": since} if since else {}
        with Line(access) as line:
            page = _mentions(line, access, place, walk.page)
        numbers = [one.text("id") for one in page.each("data")]
        after = walk.after(numbers, page.maybe("meta").text("next_token"))
        return Harvest(items=raws(page), cursor=after.write(), more=bool(after.page))

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Fetch one page of what X still shows since then."""
        place = {"start_time": since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
        with Line(access) as line:
            said = _mentions(line, access, place, page)
        behind = said.maybe("meta").text("next_token")
        return Harvest(items=raws(said), cursor=behind, more=behind not in ("", page))

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Raise: X keeps a line open for those who pay for all of its posts."""
        raise Permanent(Reason.REJECTED, "X keeps no line open for one account")

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one post."""
        return arrived(raw)

    def _upload(self, line: Line, access: Access, medium: Media) -> str:
        """Upload a picture, wait until X can show it, and describe it."""
        where, headers = url(access, "media/upload"), token(access)
        uploaded = _picture(line.ask("POST", where, headers=headers, json=render.picture(medium)))
        name = uploaded.needed("id")
        for _ in range(WAITS_MAX):
            if not _is_at_work(uploaded):
                break
            time.sleep(self._wait_seconds)
            uploaded = _picture(_ask(line, access, "media/upload", {"media_id": name}))
        else:
            late = timedelta(seconds=30)
            raise Temporary(Reason.NETWORK_DOWN, "a picture is still being made", retry_after=late)
        if medium.alt:
            described = render.description(name, medium.alt)
            _good(line.ask("POST", url(access, "media/metadata"), headers=headers, json=described))
        return name


def _ask(line: Line, access: Access, path: str, params: Params | None = None) -> Answer:
    return line.ask("GET", url(access, path), headers=token(access), params=params or {})


def _good(answer: Answer) -> Fields:
    if not answer.is_good:
        raise failure(answer)
    return answer.parsed()


def _counted(post: Fields) -> Figures:
    metrics = post.maybe("public_metrics")
    return Figures(
        replies=metrics.count("reply_count"),
        reposts=metrics.count("retweet_count"),
        likes=metrics.count("like_count"),
        seen=metrics.count("impression_count"),
    )


def _about(lost: Fields) -> str:
    return lost.text("resource_id") or lost.text("value")


def _post(number: str) -> str:
    if not number:
        raise Permanent(Reason.TARGET_GONE, "it has no name on X")
    return f"tweets/{quote(number, safe='')}"


def _own(access: Access, path: str) -> str:
    if not access.remote_id:
        raise Permanent(Reason.MISCONFIGURED, "X was never asked who we are")
    return f"users/{quote(access.remote_id, safe='')}/{path}"


def _picture(answer: Answer) -> Fields:
    return _good(answer).within("data")


def _is_at_work(uploaded: Fields) -> bool:
    state = uploaded.maybe("processing_info").text("state")
    if state == "failed":
        raise Permanent(Reason.MEDIA_REFUSED, "X could not make anything of a picture")
    return state in ("pending", "in_progress")


def _mentions(line: Line, access: Access, place: Mapping[str, str], page: str) -> Fields:
    params: Params = {"max_results": PAGE_MAX, **FIELDS, **AUTHORS, **place}
    if page:
        params = {**params, "pagination_token": page}
    return _good(_ask(line, access, _own(access, "mentions"), params))


def _as_it_stands(line: Line, access: Access, outgoing: Outgoing) -> Sent | Absent:
    """Say whether the post that was to be taken down is there no more."""
    answer = _ask(line, access, _post(outgoing.said_id))
    if code_of(answer) not in (NOT_FOUND, "404"):
        said = _good(answer)
        # X also says 200 of what is not there, and why.
        if said.has("data") or NOT_FOUND not in [problem(one) for one in said.each("errors")]:
            return Absent(evidence="it stands there as before")
    return Sent(remote_id=outgoing.said_id, proof="it is gone")


def _among_own(line: Line, access: Access, outgoing: Outgoing) -> Sent | Absent:
    """Find the one post that can only have come of this dispatch."""
    found: list[Fields] = []
    params: Params = {"max_results": PAGE_MAX, "exclude": "retweets", **FIELDS}
    for _ in range(OWN_PAGES_MAX):
        answer = _ask(line, access, _own(access, "tweets"), params)
        page = _good(answer)
        posts = page.each("data")
        sought = Sought.of(outgoing, theirs=answer.at(), ours=datetime.now(UTC))
        found += [one for one in posts if sought.is_it(one)]
        behind = page.maybe("meta").text("next_token")
        if not behind or sought.is_behind(posts):
            return the_one(found)
        params = {**params, "pagination_token": behind}
    raise Temporary(Reason.UNRECOGNISED, "too much was posted since to look through it all")
