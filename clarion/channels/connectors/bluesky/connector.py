"""The plug for Bluesky: plain XRPC, so that time, repetition and addresses stay in our hands."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from clarion.channels.answer import Answer
from clarion.channels.connectors.bluesky import render
from clarion.channels.connectors.bluesky.capabilities import (
    CAPABILITIES,
    DELETIONS,
    NOTIFICATIONS,
    QUESTIONS,
)
from clarion.channels.connectors.bluesky.facets import mentions
from clarion.channels.connectors.bluesky.failures import NOT_FOUND, code_of, failure
from clarion.channels.connectors.bluesky.names import POST, read_uri, record_key
from clarion.channels.connectors.bluesky.news import raw_of, raws
from clarion.channels.connectors.bluesky.normalize import DELETED, MESSAGES, arrived
from clarion.channels.connectors.bluesky.own import counted, ours, sent
from clarion.channels.connectors.bluesky.places import Walk, Watch
from clarion.channels.connectors.bluesky.session import bearer, ends_at, own_name, token_of
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
    Target,
    batches,
)
from clarion.channels.fields import Fields
from clarion.channels.http import Line
from clarion.channels.partial import Uncalled, Unchanged

Params = Mapping[str, str | int | list[str]]


class Bluesky(Uncalled, Unchanged):
    """Posts, answers and listens on Bluesky; knows nothing from one call to the next."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def probe(self, access: Access) -> Profile:
        """Ask who we are and whether the account is in good standing."""
        with Line(access) as line:
            session = _get(line, access, "com.atproto.server.getSession", {})
            did = session.needed("did")
            if session.has("active") and not session.is_true("active"):
                raise Permanent(Reason.PERMISSION_LOST, f"the account is {session.text('status')}")
            answer = _record(line, access, did, "app.bsky.actor.profile", "self")
            name = _good(answer).within("value").text("displayName") if answer.is_good else ""
        return Profile(
            remote_id=did,
            handle=session.needed("handle"),
            name=name,
            url=f"https://bsky.app/profile/{did}",
            expires_at=ends_at(access.secrets.get("access_token", "")),
        )

    def renew(self, access: Access) -> Renewal:
        """Exchange the refresh token, or else the app password, for a new session."""
        with Line(access) as line:
            session = _session(line, access)
        token = session.needed("accessJwt")
        return Renewal(
            secrets={"access_token": token, "refresh_token": session.text("refreshJwt")},
            expires_at=ends_at(token),
        )

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Write the record under the dispatch's own name, unless another stands there already.

        `putRecord` does nothing where the same record is there, and `swapRecord` null refuses to
        replace a different one. (`createRecord` answers 500 to a name that is taken.)
        """
        render.check(outgoing)
        with Line(access) as line:
            record = render.record(
                outgoing,
                reply=_reply(line, access, outgoing.target),
                dids=_dids(line, access, mentions(outgoing.rendition.text)),
                blobs=[_upload(line, access, one) for one in outgoing.rendition.media],
            )
            body = {
                "repo": own_name(access),
                "collection": POST,
                "rkey": record_key(outgoing.key, outgoing.made_at),
                "record": record,
                "swapRecord": None,
            }
            where = _url(access, "com.atproto.repo.putRecord")
            answer = line.hand_over("POST", where, headers=token_of(access), json=body)
        return sent(_good(answer))

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Delete our record; deleting what is not there is no error on Bluesky."""
        body = {"repo": own_name(access), "collection": POST, "rkey": ours(outgoing)}
        with Line(access) as line:
            where = _url(access, "com.atproto.repo.deleteRecord")
            _good(line.hand_over("POST", where, headers=token_of(access), json=body))
        return Sent(remote_id=outgoing.said_id, proof="the record was deleted")

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        """Look for the record under the name that only this dispatch gives."""
        if outgoing.deed is not Deed.SAY:
            return _as_it_stands(access, outgoing)
        rkey = record_key(outgoing.key, outgoing.made_at)
        with Line(access) as line:
            answer = _record(line, access, own_name(access), POST, rkey)
        if code_of(answer) == NOT_FOUND:
            return Absent(evidence=f"no record {rkey}")
        return sent(_good(answer))

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
        """Ask for the counters; gone is only what its server has no record of either."""
        found: dict[str, Figures] = {}
        with Line(access) as line:
            for some in batches(remote_ids, CAPABILITIES.figures_at_once):
                shown = _get(line, access, "app.bsky.feed.getPosts", {"uris": list(some)})
                told = {one.needed("uri"): counted(one) for one in shown.each("posts")}
                missing = tuple(uri for uri in some if uri not in told)
                found |= told | dict.fromkeys(_lost(line, access, missing), Figures(gone=True))
        return found

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Fetch one page of one stream."""
        with Line(access) as line:
            match stream:
                case name if name == NOTIFICATIONS:
                    return _walk(line, access, Walk.read(cursor))
                case name if name == DELETIONS:
                    return _watch(line, access, Watch.read(cursor))
        raise Permanent(Reason.UNRECOGNISED, f"Bluesky has no stream {stream}")

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Fetch one page of notifications, the newest first; deletions are told by nobody twice."""
        if stream != NOTIFICATIONS:
            return Harvest(items=(), cursor="")
        with Line(access) as line:
            said = _notifications(line, access, Walk(page=page))
        notices, behind = said.each("notifications"), said.text("cursor")
        older = any(at < since for one in notices if (at := one.instant("indexedAt")))
        more = bool(notices) and not older and behind not in ("", page)
        return Harvest(items=raws(notices), cursor=behind, more=more)

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Raise: there is no line on which Bluesky would tell one account its news."""
        raise Permanent(Reason.REJECTED, "Bluesky keeps no line open for one account")

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one notification."""
        return arrived(raw)


def _as_it_stands(access: Access, outgoing: Outgoing) -> Sent | Absent:
    """Say whether the record that was to be taken down is there no more."""
    rkey = ours(outgoing)
    with Line(access) as line:
        answer = _record(line, access, own_name(access), POST, rkey)
    if code_of(answer) == NOT_FOUND:
        return Sent(remote_id=outgoing.said_id, proof="there is no such record")
    _good(answer)
    return Absent(evidence=f"record {rkey} is still there")


def _url(access: Access, method: str) -> str:
    return f"{access.settings.get('service', '').rstrip('/')}/xrpc/{method}"


def _good(answer: Answer) -> Fields:
    if not answer.is_good:
        raise failure(answer)
    return answer.parsed()


def _get(line: Line, access: Access, method: str, params: Params) -> Fields:
    return _good(line.ask("GET", _url(access, method), headers=token_of(access), params=params))


def _record(line: Line, access: Access, repo: str, collection: str, rkey: str) -> Answer:
    where = _url(access, "com.atproto.repo.getRecord")
    params = {"repo": repo, "collection": collection, "rkey": rkey}
    return line.ask("GET", where, headers=token_of(access), params=params)


def _session(line: Line, access: Access) -> Fields:
    """Refresh what we have; sign in anew where it has ended, for signing in is rationed."""
    refresh, password = access.secrets.get("refresh_token"), access.secrets.get("app_password")
    if refresh:
        where = _url(access, "com.atproto.server.refreshSession")
        answer = line.ask("POST", where, headers=bearer(refresh))
        if answer.status not in (400, 401) or not password:
            return _good_or_over(answer)
    if not password:
        raise Permanent(Reason.TOKEN_REVOKED, "there is neither a session nor an app password")
    where = _url(access, "com.atproto.server.createSession")
    body = {"identifier": own_name(access), "password": password}
    return _good_or_over(line.ask("POST", where, json=body))


def _good_or_over(answer: Answer) -> Fields:
    """A session that cannot be renewed is over, whatever the network calls it."""
    if code_of(answer) in ("ExpiredToken", "InvalidToken"):
        raise Permanent(Reason.TOKEN_REVOKED, f"HTTP {answer.status} {code_of(answer)}")
    return _good(answer)


def _reply(line: Line, access: Access, target: Target | None) -> dict[str, Any] | None:
    """Name what we answer, and the post under which its whole thread stands."""
    if target is None:
        return None
    told = render.reply_to(target)
    if told is not None:
        return told
    uri = read_uri(target.remote_id)
    if uri is None:
        raise Permanent(Reason.TARGET_GONE, "what is answered has no name on Bluesky")
    found = _good(_record(line, access, uri.did, uri.collection, uri.rkey))
    parent = {"uri": str(uri), "cid": found.needed("cid")}
    root = found.within("value").maybe("reply").maybe("root")
    if not root.has("uri"):
        return {"root": parent, "parent": parent}
    return {"root": {"uri": root.needed("uri"), "cid": root.needed("cid")}, "parent": parent}


def _dids(line: Line, access: Access, handles: tuple[str, ...]) -> dict[str, str]:
    """Look up whom the text names; a name that nobody has stays plain text."""
    found = {}
    for handle in handles:
        where = _url(access, "com.atproto.identity.resolveHandle")
        answer = line.ask("GET", where, params={"handle": handle})
        if answer.status not in (400, 404):
            found[handle] = _good(answer).needed("did")
    return found


def _upload(line: Line, access: Access, medium: Media) -> dict[str, Any]:
    where = _url(access, "com.atproto.repo.uploadBlob")
    headers = {**token_of(access), "Content-Type": medium.mime}
    answer = line.ask("POST", where, headers=headers, content=medium.content)
    return _good(answer).within("blob").plain()


def _notifications(line: Line, access: Access, walk: Walk) -> Fields:
    params: dict[str, str | int | list[str]] = {"limit": walk.page_size}
    params["reasons"] = list(MESSAGES)
    if walk.page:
        params["cursor"] = walk.page
    return _get(line, access, "app.bsky.notification.listNotifications", params)


def _walk(line: Line, access: Access, walk: Walk) -> Harvest:
    said = _notifications(line, access, walk)
    notices = said.each("notifications")
    times = [notice.text("indexedAt") for notice in notices]
    after = walk.after(times, said.text("cursor"), CAPABILITIES.overlap)
    return Harvest(items=raws(notices), cursor=after.write(), more=bool(after.page))


def _watch(line: Line, access: Access, watch: Watch) -> Harvest:
    """Look whether posts to us are still there: nobody tells when one is deleted."""
    notices = _notifications(line, access, Walk()).each("notifications")
    watch = watch.with_newer([uri for notice in notices if (uri := notice.text("uri"))])
    gone = _gone(line, access, watch.now())
    return Harvest(
        items=tuple(raw_of({"reason": DELETED, "uri": uri}, DELETED, uri) for uri in gone),
        cursor=watch.without(gone).write(),
    )


def _gone(line: Line, access: Access, posts: tuple[str, ...]) -> list[str]:
    """Ask in two ways: a post may also be out of sight because of a block, or a fault of theirs.

    Only a plain "there is no such record" counts; anything else is asked again in its turn.
    """
    if not posts:
        return []
    shown = _get(line, access, "app.bsky.feed.getPosts", {"uris": list(posts)}).each("posts")
    seen = {post.text("uri") for post in shown}
    return _lost(line, access, tuple(post for post in posts if post not in seen))


def _lost(line: Line, access: Access, missing: tuple[str, ...]) -> list[str]:
    """Return those of which their server says plainly that there is no such record."""
    return [
        str(uri)
        for uri in map(read_uri, missing)
        if uri and code_of(_record(line, access, uri.did, uri.collection, uri.rkey)) == NOT_FOUND
    ]
