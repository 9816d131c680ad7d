"""A film goes up piece by piece, then come its subtitles; it is said once all of it stands.

Source: Google, "Resumable Uploads", and captions.insert. Whatever is handed over in one session
makes one film and no second, so an upload that broke goes on in the session in which it began.
"""

import time
from collections.abc import Mapping

from clarion.channels.answer import Answer
from clarion.channels.connectors.youtube import render, session
from clarion.channels.connectors.youtube.failures import code_of, failure, rejected
from clarion.channels.connectors.youtube.normalize import is_film, watch
from clarion.channels.contract import (
    Access,
    Failure,
    Media,
    Outgoing,
    Permanent,
    Processing,
    Reason,
    Sent,
    Temporary,
    Track,
    Unknown,
)
from clarion.channels.fields import Fields
from clarion.channels.http import Line

# A multiple of 256 KiB, as Google wants it.
PIECE_BYTES = 4 * 1024 * 1024
# A claim on a dispatch lasts 120 s, and 20 of them may be gone before we begin. No piece begins
# after PIECES_SECONDS; the last one, and one look at what became of it, end before the claim does.
PIECES_SECONDS = 45.0
PIECE_SECONDS = 20.0
WORD_SECONDS = 10.0
_GONE = frozenset({404, 410})
_UNFINISHED = 308
# The same film, the same subtitles: a second track of a language would stand beside the first.
_STANDARD = "standard"
_SHOWN = "serving"


def hand_over(access: Access, outgoing: Outgoing) -> Processing:
    """Upload a film, or go on with it; where time is up, raises `Temporary` with the place.

    Raises `Unknown` for a place that is gone: whether it made a film only a look can tell.
    """
    film, until = render.film_of(outgoing), time.monotonic() + PIECES_SECONDS
    begun, place = _go_on(access, outgoing.begun, len(film.content))
    if isinstance(place, str):
        return Processing(remote_id=place)
    if outgoing.begun and not begun:
        # It may have been whole. Another place would make another film.
        raise Unknown(Reason.TARGET_GONE, "the place where the film was begun is gone")
    if not begun:
        begun, place = _begin(access, outgoing, film), 0
    while time.monotonic() < until:
        place = _piece(access, begun, film.content, place)
        if isinstance(place, str):
            return Processing(remote_id=place)
    said = f"{place} of {len(film.content)} bytes are there; the rest follows"
    raise Temporary(Reason.UNFINISHED, said, begun=begun)


def look_into(access: Access, begun: str) -> str | None:
    """Return the name of the film that was made in a session; None while it is not whole."""
    _begun, place = _go_on(access, begun, None)
    return place if isinstance(place, str) else None


def finish(line: Line, access: Access, film: Fields, outgoing: Outgoing) -> Sent | Processing:
    """Say what became of a film that is there, and see to its subtitles; raises what refused it."""
    name, status = film.needed("id"), film.maybe("status")
    match status.text("uploadStatus"):
        case "uploaded":
            return Processing(remote_id=name)
        case "failed" | "rejected":
            raise rejected(status.text("failureReason") or status.text("rejectionReason"))
        case "processed":
            pass
        case other:
            raise Temporary(Reason.UNRECOGNISED, f"the film is {other[:40] or 'in no state'}")
    if status.text("privacyStatus") != "public":
        why = "YouTube shows the film to nobody: Google has not audited your project yet"
        return Processing(remote_id=name, why=why)
    missing = _see_to(line, access, name, outgoing)
    if missing is not None:
        return Processing(remote_id=name, why=missing)
    spoken = [one.language for medium in outgoing.rendition.media for one in medium.tracks]
    beside = f", with subtitles ({', '.join(spoken)})" if spoken else ""
    return Sent(remote_id=name, url=watch(name), proof=f"it was processed{beside}")


# Bytes


def _begin(access: Access, outgoing: Outgoing, film: Media) -> str:
    """Open a session. Nothing is shown by that, so it may be done again."""
    headers = session.bearer(access) | {
        "X-Upload-Content-Type": film.mime,
        "X-Upload-Content-Length": str(len(film.content)),
    }
    asked = {"uploadType": "resumable", "part": "snippet,status"}
    with Line(access, seconds=WORD_SECONDS) as line:
        answer = line.ask(
            "POST",
            session.upload_url(access, "videos"),
            headers=headers,
            params=asked,
            json=render.film(outgoing, access),
        )
    if not answer.is_good:
        raise failure(answer)
    where = answer.headers.get("location", "")
    if not session.is_ours(access, where):
        raise Permanent(Reason.FORBIDDEN_ADDRESS, "the place for the film is not Google's")
    return where


def _go_on(access: Access, begun: str, size: int | None) -> tuple[str, int | str]:
    """Return the session and how much of the film is there, or its name; none: it is gone."""
    if is_film(begun):
        return begun, begun
    if not begun or not session.is_ours(access, begun):
        return "", 0
    answer = _ask_place(access, begun, size)
    if answer.status in _GONE:
        return "", 0
    return begun, _place(answer, begun)


def _ask_place(access: Access, begun: str, size: int | None) -> Answer:
    headers = session.bearer(access) | {"Content-Range": f"bytes */{size or '*'}"}
    with Line(access, seconds=WORD_SECONDS) as line:
        return line.ask("PUT", begun, headers=headers, content=b"")


def _place(answer: Answer, begun: str) -> int | str:
    """Return how much is there, or the name of the film once it is whole."""
    if answer.is_good:
        name = answer.parsed().text("id")
        if not is_film(name):
            raise answer.doubt(f"HTTP {answer.status}, and no name of the film")
        return name
    if answer.status != _UNFINISHED:
        found = failure(answer)
        found.begun = begun
        raise found
    _unit, _equals, there = answer.headers.get("range", "").partition("=0-")
    return int(there) + 1 if there.isascii() and there.isdigit() and len(there) < 12 else 0


def _piece(access: Access, begun: str, content: bytes, place: int) -> int | str:
    """Hand over the next piece; when it was the last, nobody knows until somebody says so."""
    end = min(place + PIECE_BYTES, len(content))
    about = f"bytes {place}-{end - 1}/{len(content)}"
    headers = session.bearer(access) | {"Content-Range": about}
    with Line(access, seconds=PIECE_SECONDS) as line:
        speak = line.hand_over if end == len(content) else line.ask
        try:
            answer = speak("PUT", begun, headers=headers, content=content[place:end])
            return _place(answer, begun)
        except Failure as lost:
            if not isinstance(lost, Unknown):
                lost.begun = begun
                raise
            return _became(access, begun, len(content), lost)


def _became(access: Access, begun: str, size: int, lost: Unknown) -> str:
    """Ask the session itself what became of the last piece; raises what is known then."""
    lost.begun = begun
    try:
        place = _place(_ask_place(access, begun, size), begun)
    except Failure:
        raise lost from None
    if isinstance(place, str):
        return place
    raise Temporary(lost.reason, "the last piece is not there", begun=begun)


# Subtitles


def _see_to(line: Line, access: Access, film: str, outgoing: Outgoing) -> str | None:
    """Hand over the subtitles that are not there; say what is missing still, or None: all stand.

    They stand once YouTube shows them. While it reads what it has taken, nothing is missing either.
    """
    wanted = [track for medium in outgoing.rendition.media for track in medium.tracks]
    if not wanted:
        return None
    there = _there(line, access, film)
    missing, all_stand = [], True
    for track in wanted:
        state = there.get(track.language.lower())
        all_stand = all_stand and state == _SHOWN
        if state == "failed":
            missing.append(f"YouTube cannot read the subtitles ({track.language})")
        elif state is None and outgoing.looks_only:
            missing.append(f"the film is there, its subtitles ({track.language}) are not")
        elif state is None:
            missing += _hand_over(line, access, film, track)
    return None if all_stand else "; ".join(missing)


def _there(line: Line, access: Access, film: str) -> Mapping[str, str]:
    """Return the languages in which it has subtitles that somebody wrote, and their state."""
    headers, asked = session.bearer(access), {"part": "snippet", "videoId": film}
    answer = line.ask("GET", session.url(access, "captions"), headers=headers, params=asked)
    if not answer.is_good:
        raise _asked_again(failure(answer))
    tracks = [one.maybe("snippet") for one in answer.parsed().each("items")]
    written = [one for one in tracks if one.text("trackKind").lower() in ("", _STANDARD)]
    return {one.text("language").lower(): one.text("status") for one in written}


def _hand_over(line: Line, access: Access, film: str, track: Track) -> list[str]:
    """Return nothing once it is taken; else say what is missing. A second is never handed over.

    However it fails, the film stands and is not called said: that is for somebody to see.
    """
    kind, body = render.subtitles(film, track)
    headers = session.bearer(access) | {"Content-Type": kind}
    asked = {"uploadType": "multipart", "part": "snippet"}
    where = session.upload_url(access, "captions")
    try:
        answer = line.hand_over("POST", where, headers=headers, params=asked, content=body)
    except Failure as lost:
        return [f"the film is there, its subtitles ({track.language}) are not yet: {lost}"]
    if answer.is_good or code_of(answer) == "captionExists":
        return []
    refused = failure(answer)
    return [f"the film is there, its subtitles ({track.language}) are not: {refused}"]


def _asked_again(found: Failure) -> Failure:
    return Temporary(found.reason, found.evidence) if isinstance(found, Permanent) else found
