"""The plug for FakeNet."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote

from clarion.channels.connectors.fakenet import render, signature
from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES, QUESTIONS
from clarion.channels.connectors.fakenet.failures import code_of, failure, good
from clarion.channels.connectors.fakenet.news import begin_anew, gap_in, promised, raw_of
from clarion.channels.connectors.fakenet.normalize import arrived
from clarion.channels.connectors.fakenet.own import counted, sent
from clarion.channels.connectors.fakenet.reading import Place
from clarion.channels.contract import (
    Absent,
    Access,
    Arrived,
    Deed,
    Figures,
    Forged,
    Harvest,
    Media,
    Outgoing,
    Permanent,
    Profile,
    Raw,
    Reason,
    Renewal,
    Sent,
    Subscription,
    Temporary,
    Webhook,
    batches,
)
from clarion.channels.fields import Fields
from clarion.channels.http import Line

SCOPES = ("read", "write", "messages", "media", "webhooks")
PAGE = 100
PAGES_OF_OWN_MAX = 5
PART_BYTES = 5_000_000
GONE = ("post_deleted", "post_unknown")


class FakeNet:
    """Posts, answers and listens on FakeNet; knows nothing from one call to the next."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def probe(self, access: Access) -> Profile:
        """Ask who we are, and what this token may do until when."""
        with Line(access) as line:
            said = _ask(line, access, "GET", "account")
        account, token = said.within("account"), said.within("token")
        scopes = token.texts("scopes")
        return Profile(
            remote_id=account.needed("id"),
            handle=account.needed("handle"),
            name=account.text("name"),
            url=account.text("url"),
            missing_scopes=tuple(scope for scope in SCOPES if scope not in scopes),
            expires_at=token.instant("expires_at"),
        )

    def renew(self, access: Access) -> Renewal:
        """Exchange the refresh token, or else the password, for new tokens.

        Also draws the secret with which FakeNet shall sign, if there is none yet.
        """
        with Line(access) as line:
            granted = _grant(line, access)
        return Renewal(
            secrets={
                "token": granted.needed("access_token"),
                "refresh_token": granted.text("refresh_token"),
                "webhook_secret": access.secrets.get("webhook_secret") or secrets.token_urlsafe(),
            },
            expires_at=granted.instant("expires_at"),
        )

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Upload the files, then post under the dispatch's own key."""
        render.check(outgoing)
        with Line(access) as line:
            media = tuple(_upload(line, access, one) for one in outgoing.rendition.media)
            answer = line.hand_over(
                "POST",
                _url(access, "posts"),
                headers={**_token(access), "Idempotency-Key": outgoing.key},
                json=render.post(outgoing, media),
            )
        return sent(good(answer))

    def change(self, access: Access, outgoing: Outgoing) -> Sent:
        """Give a post of ours other words; the same words twice are one change."""
        render.check(outgoing)
        with Line(access) as line:
            answer = line.hand_over(
                "PATCH",
                _post(access, outgoing),
                headers=_token(access),
                json={"text": outgoing.rendition.text},
            )
        return sent(good(answer))

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Delete a post of ours; one that is gone already is as it should be."""
        with Line(access) as line:
            answer = line.hand_over("DELETE", _post(access, outgoing), headers=_token(access))
        if not answer.is_good and code_of(answer) not in GONE:
            raise failure(answer)
        return Sent(remote_id=outgoing.said_id, proof="it was deleted")

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        """Look the key up, then look through what we posted lately."""
        if outgoing.deed is not Deed.SAY:
            return _as_it_stands(access, outgoing)
        with Line(access) as line:
            where = _url(access, f"posts/by-key/{quote(outgoing.key, safe='')}")
            answer = line.ask("GET", where, headers=_token(access))
            match code_of(answer):
                case "post_deleted":
                    return Sent(remote_id="", proof="it was posted, and has been deleted since")
                case "post_unknown":
                    return _among_own(line, access, outgoing)
        return sent(good(answer))

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
        """Ask for the counters; what was deleted is gone."""
        found: dict[str, Figures] = {}
        with Line(access) as line:
            for some in batches(remote_ids, CAPABILITIES.figures_at_once):
                where = _url(access, "posts/figures")
                params = {"ids": ",".join(some)}
                said = good(line.ask("GET", where, headers=_token(access), params=params))
                found |= {one.needed("id"): counted(one) for one in said.each("figures")}
                found |= dict.fromkeys(said.texts("gone"), Figures(gone=True))
        return found

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Fetch one page of what is new, then of what the last minutes may have held back."""
        if stream not in CAPABILITIES.streams:
            raise Permanent(Reason.UNRECOGNISED, f"FakeNet has no stream {stream}")
        place = Place.read(cursor)
        params = {"limit": PAGE, **place.params()}
        with Line(access) as line:
            where = _url(access, f"streams/{stream}")
            answer = line.ask("GET", where, headers=_token(access), params=params)
        if cursor and code_of(answer) in ("cursor_expired", "cursor_invalid"):
            return begin_anew(stream, place)
        page = good(answer)
        after = place.after(page, answer.at(), CAPABILITIES.overlap)
        return Harvest(
            items=tuple(raw_of(event) for event in page.all("events")),
            cursor=after.write(),
            more=page.is_true("more") or after.looks_again,
            gap=gap_in(stream) if page.is_true("gap") and not place.looks_again else "",
        )

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Fetch one page of what FakeNet still shows since then."""
        begin = {"cursor": page} if page else {"since": since.isoformat()}
        with Line(access) as line:
            where = _url(access, f"streams/{stream}")
            said = good(
                line.ask("GET", where, headers=_token(access), params={"limit": PAGE, **begin})
            )
        return Harvest(
            items=tuple(raw_of(event) for event in said.all("events")),
            cursor=said.needed("cursor"),
            more=said.is_true("more"),
        )

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Raise: FakeNet keeps no line open; it calls us."""
        raise Permanent(Reason.REJECTED, "FakeNet keeps no line open")

    def subscribe(self, access: Access, callback_url: str) -> Subscription:
        """Ask for every stream, read back what was promised, and have a test event sent."""
        body = {
            "url": callback_url,
            "fields": list(CAPABILITIES.streams),
            "secret": access.secrets.get("webhook_secret", ""),
        }
        with Line(access) as line:
            _unsubscribe(line, access, callback_url)
            name = _ask(line, access, "POST", "subscriptions", json=body).needed("id")
            kept = line.ask("GET", _url(access, f"subscriptions/{name}"), headers=_token(access))
            if code_of(kept) == "subscription_unknown":
                return promised(name, callback_url, ())
            fields = good(kept).texts("fields")
            _ask(line, access, "POST", f"subscriptions/{name}/test")
        return promised(name, callback_url, fields)

    def unsubscribe(self, access: Access, callback_url: str) -> None:
        """Take back every subscription to this address."""
        with Line(access) as line:
            _unsubscribe(line, access, callback_url)

    def open_webhook(self, access: Access, webhook: Webhook) -> tuple[Raw, ...]:
        """Check signature and addressee, then cut it into events."""
        signature.check(
            webhook.headers.get("x-fakenet-signature", ""),
            webhook.body,
            secret=access.secrets.get("webhook_secret", ""),
            at=webhook.received_at,
        )
        letter = Fields.load(webhook.body)
        if access.remote_id and letter.within("account").needed("id") != access.remote_id:
            raise Forged("it is about another account")
        return tuple(raw_of(event) for event in letter.all("events"))

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one event."""
        return arrived(raw)


def _ask(line: Line, access: Access, method: str, path: str, json: object = None) -> Fields:
    return good(line.ask(method, _url(access, path), headers=_token(access), json=json))


def _as_it_stands(access: Access, outgoing: Outgoing) -> Sent | Absent:
    """Read the post that was changed or taken down."""
    with Line(access) as line:
        answer = line.ask("GET", _post(access, outgoing), headers=_token(access))
    if code_of(answer) in GONE:
        if outgoing.deed is Deed.CHANGE:
            raise failure(answer)
        return Sent(remote_id=outgoing.said_id, proof="it is gone")
    post = good(answer)
    if outgoing.deed is Deed.CHANGE and post.text("text") == outgoing.rendition.text:
        return sent(post)
    return Absent(evidence="it stands there as before")


def _post(access: Access, outgoing: Outgoing) -> str:
    return _url(access, f"posts/{quote(outgoing.said_id, safe='')}")


def _url(access: Access, path: str) -> str:
    return f"{access.settings.get('service', '').rstrip('/')}/v1/{path}"


def _token(access: Access) -> dict[str, str]:
    token = access.secrets.get("token", "")
    if not token:
        raise Temporary(Reason.TOKEN_EXPIRED, "there is no token yet")
    return {"Authorization": f"Bearer {token}"}


def _grant(line: Line, access: Access) -> Fields:
    """Refresh; a refresh token works once, so the password is the way back where one was lost."""
    held, password = access.secrets, access.secrets.get("password", "")
    if held.get("refresh_token"):
        body = {"grant": "refresh", "refresh_token": held["refresh_token"]}
        answer = line.ask("POST", _url(access, "token"), json=body)
        if answer.status != 401 or not password:
            return good(answer)
    if not password:
        raise Permanent(Reason.TOKEN_REVOKED, "there is neither a refresh token nor a password")
    body = {"grant": "password", "handle": access.address, "password": password}
    return good(line.ask("POST", _url(access, "token"), json=body))


def _upload(line: Line, access: Access, medium: Media) -> str:
    promise = {"mime": medium.mime, "bytes": len(medium.content), "alt": medium.alt}
    name = _ask(line, access, "POST", "media", json=promise).needed("id")
    for number, start in enumerate(range(0, len(medium.content), PART_BYTES), start=1):
        part = medium.content[start : start + PART_BYTES]
        where = _url(access, f"media/{name}/parts/{number}")
        good(line.ask("PUT", where, headers=_token(access), content=part))
    return _ask(line, access, "POST", f"media/{name}/finish").needed("id")


def _among_own(line: Line, access: Access, outgoing: Outgoing) -> Sent | Absent:
    """Look through our newest posts for the dispatch's key."""
    cursor: dict[str, str | int | list[str]] = {}
    for _ in range(PAGES_OF_OWN_MAX):
        answer = line.ask(
            "GET", _url(access, "posts"), headers=_token(access), params={"limit": PAGE, **cursor}
        )
        page = good(answer)
        for post in page.each("posts"):
            if post.text("client_key") == outgoing.key:
                return sent(post)
        if not page.has("cursor"):
            break
        cursor = {"cursor": page.needed("cursor")}
    return Absent(evidence="not under its key, and not among our newest posts")


def _unsubscribe(line: Line, access: Access, url: str) -> None:
    """Take back what an earlier attempt asked for, so that nothing is told twice."""
    for one in _ask(line, access, "GET", "subscriptions").each("subscriptions"):
        if one.text("url") == url:
            where = _url(access, f"subscriptions/{one.needed('id')}")
            line.ask("DELETE", where, headers=_token(access))
