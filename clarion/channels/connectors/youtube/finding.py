"""Finds a film among those of the channel, gives it other words, and counts who saw it."""

from collections.abc import Mapping
from datetime import timedelta

from clarion.channels.connectors.youtube import films, own, render, session
from clarion.channels.connectors.youtube.failures import out_of_sight
from clarion.channels.connectors.youtube.normalize import is_film
from clarion.channels.connectors.youtube.speaking import (
    ask,
    good,
    passed,
    reads_so,
    sent,
    what_stands,
)
from clarion.channels.contract import (
    Absent,
    Access,
    Figures,
    Outgoing,
    Permanent,
    Processing,
    Reason,
    Sent,
    Temporary,
    Unknown,
)
from clarion.channels.http import Line

CLOCKS_APART = timedelta(minutes=5)  # YouTube's and ours
FILM_PAGES_MAX = 4  # of fifty


def say_anew(access: Access, outgoing: Outgoing) -> Sent:
    """Give a film another title and description; what was never ours to say of it stays."""
    render.check_words(outgoing)
    name = outgoing.said_id
    with Line(access) as line:
        stands = what_stands(line, access, name)
        if stands is None:
            raise Permanent(Reason.TARGET_GONE, "the film is not there any more")
        where, headers = session.url(access, "videos"), session.bearer(access)
        words, part = render.film_words(outgoing, stands), {"part": "snippet"}
        passed(line.hand_over("PUT", where, headers=headers, params=part, json=words))
        stands = what_stands(line, access, name)
    if not (stands and reads_so(stands, outgoing)):
        raise Unknown(Reason.UNRECOGNISED, "accepted, but it does not read so yet")
    return sent(name, None, proof="reads so on YouTube")


def look_for_film(access: Access, outgoing: Outgoing) -> Sent | Processing | Absent:
    """Look where it was begun; else for exactly these words among what was uploaded since."""
    name = films.look_into(access, outgoing.begun)
    with Line(access) as line:
        if name is None:
            found = _uploaded(line, access, outgoing)
            if len(found) > 1:
                raise Unknown(Reason.UNRECOGNISED, f"it stands there {len(found)} times")
            if not found:
                return Absent(evidence="it is not among the films of the channel")
            name = found[0]
        film = what_stands(line, access, name)
        if film is None:
            return Absent(evidence="the film is not there")
        return films.finish(line, access, film, outgoing)


def _uploaded(line: Line, access: Access, outgoing: Outgoing) -> list[str]:
    """Name the films that can have come of a dispatch."""
    mine = ask(line, access, "channels", {"part": "contentDetails", "mine": "true"})
    ours = [one for one in good(mine).each("items") if one.text("id") == access.remote_id]
    if not ours:
        raise out_of_sight(mine)
    lists = ours[0].maybe("contentDetails").maybe("relatedPlaylists")
    begin, token, found = outgoing.made_at - CLOCKS_APART, "", []
    for _ in range(FILM_PAGES_MAX):
        asked: dict[str, str | int] = {
            "part": "snippet",
            "playlistId": lists.needed("uploads"),
            "maxResults": 50,
        }
        page = good(
            ask(line, access, "playlistItems", asked | ({"pageToken": token} if token else {}))
        )
        listed = page.each("items")
        ours = [one for one in listed if own.is_the_film(one, outgoing, begin)]
        names = [one.maybe("snippet").maybe("resourceId").text("videoId") for one in ours]
        found += [name for name in names if is_film(name)]
        token = page.text("nextPageToken")
        # The newest come first; on a page of older ones there is nothing, nor behind it.
        if not token or (listed and all(own.is_before(one, begin) for one in listed)):
            return found
    raise Temporary(Reason.UNRECOGNISED, "there are too many films to look through")


def counted(
    line: Line, access: Access, where: str, how: Mapping[str, str], names: tuple[str, ...]
) -> dict[str, Figures]:
    """Return the figures of those that are listed, films or answers."""
    if not names:
        return {}
    asked = {**how, "id": ",".join(dict.fromkeys(names))}
    listed = good(ask(line, access, where, asked)).each("items")
    return {one.needed("id"): own.figures(one) for one in listed if one.text("id") in names}
