"""The films of the double: sessions in which they go up, what becomes of them, and subtitles."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

Json = dict[str, Any]
UPLOADS = "UU4Elmsbridge0000000000w"


class Call(Protocol):
    """A call that came."""

    method: str
    query: dict[str, str]
    body: bytes
    headers: dict[str, str]

    def said(self) -> Json: ...


@dataclass(slots=True, kw_only=True)
class Session:
    """One upload: what is said of the film, how much of it is there, and the film once it is."""

    said: Json
    size: int
    content: bytes = b""
    film: str = ""


@dataclass(slots=True, kw_only=True)
class Films:
    """What stands on the channel, the oldest first."""

    shown: list[Json] = field(default_factory=list)
    bytes_of: dict[str, bytes] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    tracks: list[Json] = field(default_factory=list)
    words_of: dict[str, bytes] = field(default_factory=dict)
    upload_status: str = "processed"  # of what comes next
    privacy: str = ""  # what it makes of what we ask for
    serial: int = 0
    refuses: Exception | None = None  # every session
    elsewhere: str = ""  # where it says that a film goes
    # Strike the next pieces, one after the other; after they were taken, or before.
    faults: list[tuple[Exception, bool] | None] = field(default_factory=list)

    def take(
        self, call: Call, clock: datetime, url: str
    ) -> tuple[int, Json | None, dict[str, str]]:
        """Open a session, or take a piece."""
        if call.method == "POST":
            assert call.query == {"uploadType": "resumable", "part": "snippet,status"}
            assert call.headers["x-upload-content-type"] == "video/mp4"
            if self.refuses:
                raise self.refuses
            name = self.begin(call.said(), int(call.headers["x-upload-content-length"]))
            where = f"{url}/upload/youtube/v3/videos?uploadType=resumable&upload_id={name}"
            return 200, None, {"Location": self.elsewhere or where}
        fault = self.faults.pop(0) if self.faults and call.body else None
        if fault and not fault[1]:
            raise fault[0]
        at = clock.isoformat().replace("+00:00", "Z")
        about = call.headers["content-range"]
        status, film, there = self.put(call.query["upload_id"], about, call.body, at)
        if fault:
            raise fault[0]
        return status, film, {"Range": there} if there else {}

    def begin(self, said: Json, size: int) -> str:
        """Open a session."""
        self.serial += 1
        name = f"session-{self.serial}"
        self.sessions[name] = Session(said=said, size=size)
        return name

    def put(self, name: str, about: str, content: bytes, at: str) -> tuple[int, Json | None, str]:
        """Take a piece, or say how much is there; a session that is over makes no second film."""
        here = self.sessions.get(name)
        if here is None:
            return 404, None, ""
        piece = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", about)
        if piece and not here.film:
            start, end, size = map(int, piece.groups())
            assert (size, start) == (here.size, len(here.content))
            assert end - start + 1 == len(content)
            assert end + 1 == size or len(content) % (256 * 1024) == 0
            here.content += content
        elif not here.film:
            assert re.fullmatch(r"bytes \*/(\d+|\*)", about)
        if len(here.content) == here.size and not here.film:
            here.film = self._show(here, at)
        if here.film:
            return 200, self.one(here.film), ""
        there = f"bytes=0-{len(here.content) - 1}" if here.content else ""
        return 308, None, there

    def _show(self, here: Session, at: str) -> str:
        self.serial += 1
        name = f"f1Lm{self.serial:07}"
        status = here.said["status"] | {"uploadStatus": self.upload_status}
        if self.privacy:
            status["privacyStatus"] = self.privacy
        film = {
            "id": name,
            "snippet": here.said["snippet"] | {"publishedAt": at, "tags": ["by hand"]},
            "status": status,
            "statistics": {"viewCount": "1204", "likeCount": "31", "commentCount": "2"},
        }
        self.shown.append(film)
        self.bytes_of[name] = here.content
        return name

    def one(self, name: str) -> Json:
        """Return what stands under a name; raises `LookupError`."""
        (found,) = [one for one in self.shown if one["id"] == name] or [None]
        if found is None:
            raise LookupError(name)
        return found

    def several(self, names: str) -> Json:
        """Return those that stand, as a list."""
        return {"items": [one for one in self.shown if one["id"] in names.split(",")]}

    def uploads(self) -> list[Json]:
        """Return the list of what was uploaded, the newest first."""
        return [
            {
                "id": f"item-{one['id']}",
                "snippet": one["snippet"] | {"resourceId": {"videoId": one["id"]}},
            }
            for one in reversed(self.shown)
        ]

    def caption(self, kind: str, body: bytes) -> Json:
        """Take subtitles, as one body of two parts (RFC 2387)."""
        boundary = kind.partition("boundary=")[2].encode()
        _before, said, words, _after = body.split(b"--" + boundary)
        snippet = json.loads(said.partition(b"\r\n\r\n")[2])["snippet"]
        text = words.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n")
        assert self.one(snippet["videoId"])
        self.serial += 1
        track = {
            "id": f"track-{self.serial}",
            "snippet": snippet | {"trackKind": "standard", "status": "serving"},
        }
        self.tracks.append(track)
        self.words_of[track["id"]] = text
        return track

    def tracks_of(self, name: str) -> Json:
        """Return the subtitles of a film, among them what a machine has heard."""
        heard = {"videoId": name, "language": "en", "trackKind": "ASR", "status": "serving"}
        there = [one for one in self.tracks if one["snippet"]["videoId"] == name]
        return {"items": [{"id": "heard", "snippet": heard}, *there]}


def _change(films: Films, call: Call, deaf: bool) -> Json:
    film = films.one(call.said()["id"])
    if not deaf:
        at = {"publishedAt": film["snippet"]["publishedAt"]}
        film["snippet"] = call.said()["snippet"] | at
    return film


def _delete(films: Films, call: Call, _deaf: bool) -> None:
    films.shown.remove(films.one(call.query["id"]))


def _caption(films: Films, call: Call, _deaf: bool) -> Json:
    assert call.query == {"uploadType": "multipart", "part": "snippet"}
    return films.caption(call.headers["content-type"], call.body)


def _uploads(films: Films, call: Call, _deaf: bool) -> Json:
    assert call.query["playlistId"] == UPLOADS
    start, many = int(call.query.get("pageToken", "0")), int(call.query["maxResults"])
    listed = films.uploads()
    more = {"nextPageToken": str(start + many)} if start + many < len(listed) else {}
    return {"items": listed[start : start + many], **more}


FILMING: dict[str, Callable[[Films, Call, bool], Json | None]] = {
    "GET videos": lambda films, call, _: films.several(call.query["id"]),
    "GET playlistItems": _uploads,
    "GET captions": lambda films, call, _: films.tracks_of(call.query["videoId"]),
    "POST /upload/youtube/v3/captions": _caption,
    "PUT videos": _change,
    "DELETE videos": _delete,
}
