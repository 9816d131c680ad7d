"""Says our words as YouTube wants them: a film with its words, or an answer below a comment."""

import json
import secrets
from typing import Any

from clarion.channels.connectors.youtube.capabilities import (
    BARRED,
    CAPABILITIES,
    FILM_BYTES_MAX,
    FILM_TYPES,
    NEWS,
    TITLE_MAX,
)
from clarion.channels.connectors.youtube.normalize import is_name
from clarion.channels.contract import (
    Access,
    Edge,
    Media,
    Outgoing,
    Permanent,
    Reason,
    Target,
    Track,
    length,
)
from clarion.channels.fields import Fields


def check(outgoing: Outgoing) -> None:
    """Refuse, before anything leaves, what YouTube cannot say, or would show to the wrong people.

    Words alone are said in answer to somebody: YouTube's interface knows films and comments.
    """
    words, limit = outgoing.rendition, CAPABILITIES.text_limit
    if outgoing.edge is not Edge.PUBLIC:
        raise Permanent(Reason.REJECTED, "a comment is read by everybody")
    if limit is not None and length(words.text, CAPABILITIES.counting) > limit:
        raise Permanent(Reason.TOO_LONG, f"more than {limit}")
    if words.media:
        raise Permanent(Reason.MEDIA_REFUSED, "a comment carries no pictures")


def check_words(outgoing: Outgoing) -> None:
    """Refuse a title or a description that YouTube would not take."""
    words, limit = outgoing.rendition, CAPABILITIES.text_limit or 0
    if outgoing.edge is not Edge.PUBLIC:
        raise Permanent(Reason.REJECTED, "a film is seen by everybody")
    if not words.subject.strip():
        raise Permanent(Reason.REJECTED, "a film has a title")
    if len(words.subject) > TITLE_MAX or length(words.text, CAPABILITIES.counting) > limit:
        raise Permanent(Reason.TOO_LONG, f"more than {TITLE_MAX} characters, or {limit} bytes")
    if any(sign in words.subject or sign in words.text for sign in BARRED):
        raise Permanent(Reason.REJECTED, f"YouTube takes neither of {BARRED}")


def film_of(outgoing: Outgoing) -> Media:
    """Return the film that is to be shown; refuses, before anything leaves, what is none."""
    media = outgoing.rendition.media
    if len(media) != 1 or media[0].mime not in FILM_TYPES:
        raise Permanent(Reason.MEDIA_REFUSED, "YouTube takes words only below a film (MP4)")
    check_words(outgoing)
    if not 0 < len(media[0].content) <= FILM_BYTES_MAX:
        raise Permanent(Reason.MEDIA_REFUSED, f"nothing, or more than {FILM_BYTES_MAX} bytes")
    return media[0]


def film(outgoing: Outgoing, access: Access) -> dict[str, Any]:
    """Return what is said of a film before it goes up."""
    kids = access.settings.get("made_for_kids", "") == "yes"
    return {
        "snippet": _snippet(outgoing) | {"categoryId": access.settings.get("category", "") or NEWS},
        "status": {"privacyStatus": "public", "selfDeclaredMadeForKids": kids},
    }


def film_words(outgoing: Outgoing, stands: Fields) -> dict[str, Any]:
    """Return what puts other words above and below a film; what else is said of it stays."""
    said = stands.maybe("snippet").plain()
    kept = {name: said[name] for name in ("categoryId", "tags") if name in said}
    return {"id": outgoing.said_id, "snippet": {"categoryId": NEWS} | kept | _snippet(outgoing)}


def _snippet(outgoing: Outgoing) -> dict[str, Any]:
    words = outgoing.rendition
    language = {"defaultLanguage": words.language} if words.language else {}
    return {"title": words.subject, "description": words.text, **language}


def subtitles(film: str, track: Track) -> tuple[str, bytes]:
    """Return content type and body of a call that hands over subtitles (RFC 2387)."""
    snippet = {"videoId": film, "language": track.language, "name": "", "isDraft": False}
    said = json.dumps({"snippet": snippet}).encode()
    boundary = f"clarion-{secrets.token_hex(16)}"
    body = b"".join(
        f"--{boundary}\r\nContent-Type: {kind}\r\n\r\n".encode() + content + b"\r\n"
        for kind, content in (
            ("application/json; charset=UTF-8", said),
            ("text/vtt; charset=UTF-8", track.text.encode("utf-8", "replace")),
        )
    )
    return f"multipart/related; boundary={boundary}", body + f"--{boundary}--\r\n".encode()


def above(target: Target | None) -> str:
    """Return below which comment an answer is put.

    Below an answer nothing can stand, so what answers it goes below the comment above both.
    """
    name = (target.extra.get("above", "") or target.remote_id) if target else ""
    if not is_name(name):
        raise Permanent(Reason.TARGET_GONE, "what it answers has no name on YouTube")
    return name


def answer(outgoing: Outgoing) -> dict[str, Any]:
    """Return the body of an answer below a comment."""
    text = outgoing.rendition.text
    return {"snippet": {"parentId": above(outgoing.target), "textOriginal": text}}


def other_words(outgoing: Outgoing) -> dict[str, Any]:
    """Return what puts other words in the place of those of a comment."""
    return {"id": outgoing.said_id, "snippet": {"textOriginal": outgoing.rendition.text}}
