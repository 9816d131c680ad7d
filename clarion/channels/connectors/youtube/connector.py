"""The plug for a channel on YouTube, by its Data API. Its doc.md says what it cannot."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from clarion.channels.answer import Answer
from clarion.channels.connectors.youtube import films, own, render, session
from clarion.channels.connectors.youtube.capabilities import (
    CAPABILITIES,
    COMMENTS,
    QUESTIONS,
    SCOPE,
)
from clarion.channels.connectors.youtube.failures import (
    ABOUT_ONE,
    NO_SCOPE,
    closed,
    code_of,
    failure,
)
from clarion.channels.connectors.youtube.finding import (
    CLOCKS_APART,
    counted,
    look_for_film,
    say_anew,
)
from clarion.channels.connectors.youtube.normalize import arrived, is_film, is_name
from clarion.channels.connectors.youtube.places import GAP, PAGE_SIZE, Place, Round
from clarion.channels.connectors.youtube.speaking import (
    PLAIN,
    ask,
    good,
    is_gone,
    passed,
    reads_so,
    sent,
    what_stands,
)
from clarion.channels.contract import (
    Absent,
    Access,
    Arrived,
    Deed,
    Figures,
    Harvest,
    Outgoing,
    Permanent,
    Processing,
    Profile,
    Reason,
    Renewal,
    Sent,
    Temporary,
    Unknown,
)
from clarion.channels.fields import Fields
from clarion.channels.http import Line
from clarion.channels.partial import Uncalled

ANSWER_PAGES_MAX = 10


class YouTube(Uncalled):
    """Shows films with our words, answers below those of others, corrects both, and listens."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def probe(self, access: Access) -> Profile:
        """Ask for the channel whose token it is, and whether it may read what stands there."""
        with Line(access) as line:
            mine = {"part": "snippet", "mine": "true"}
            channels = good(ask(line, access, "channels", mine)).each("items")
            if not channels:
                raise Permanent(Reason.MISCONFIGURED, "who signed in has no channel")
            name = channels[0].needed("id")
            tried = ask(line, access, "commentThreads", _newest(name) | {"maxResults": 1})
        if not tried.is_good and code_of(tried) != NO_SCOPE:
            raise closed(tried)
        said = channels[0].maybe("snippet")
        return Profile(
            remote_id=name,
            handle=said.text("customUrl") or said.text("title") or name,
            name=said.text("title"),
            url=f"https://www.youtube.com/channel/{name}" if is_name(name) else "",
            missing_scopes=() if tried.is_good else (SCOPE,),
        )

    def renew(self, access: Access) -> Renewal:
        """Fetch the next token; the refresh token stays as it is."""
        form, asked_at = session.request(access), datetime.now(UTC)
        with Line(access) as line:
            where = session.sign_in(access)
            answer = line.ask("POST", where, headers=session.FORM, content=form)
        return session.renewal(answer, asked_at)

    def send(self, access: Access, outgoing: Outgoing) -> Sent | Processing:
        """Put an answer below the comment that it answers; what answers nothing is a film."""
        if outgoing.target is None:
            return films.hand_over(access, outgoing)
        render.check(outgoing)
        answer = _write(access, "POST", {"part": "snippet"}, render.answer(outgoing))
        name = answer.parsed().text("id")
        if not is_name(name):
            raise answer.doubt(f"HTTP {answer.status}, and no name of what was said")
        return sent(name, outgoing.target)

    def change(self, access: Access, outgoing: Outgoing) -> Sent:
        """Put these words in the place of ours; then look whether it reads so."""
        if is_film(outgoing.said_id):
            return say_anew(access, outgoing)
        render.check(outgoing)
        _must_have_a_name(outgoing)
        _write(access, "PUT", {"part": "snippet"}, render.other_words(outgoing))
        with Line(access) as line:
            stands = what_stands(line, access, outgoing.said_id)
        if not (stands and own.reads_so(stands, outgoing)):
            raise Unknown(Reason.UNRECOGNISED, "accepted, but it does not read so yet")
        return sent(outgoing.said_id, outgoing.target, proof="reads so on YouTube")

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Delete it; what is gone already is as it should be, if we see enough to know that."""
        _must_have_a_name(outgoing)
        with Line(access) as line:
            kind = "videos" if is_film(outgoing.said_id) else "comments"
            where, id_ = session.url(access, kind), {"id": outgoing.said_id}
            answer = line.hand_over("DELETE", where, headers=session.bearer(access), params=id_)
            if not is_gone(line, access, answer):
                passed(answer)
        return Sent(remote_id=outgoing.said_id, proof="it was deleted")

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Processing | Absent:
        """Look for these very words among our answers to the same comment, or among our films."""
        if outgoing.deed is Deed.SAY and outgoing.target is None:
            return look_for_film(access, outgoing)
        with Line(access) as line:
            if outgoing.deed is not Deed.SAY:
                return _as_it_stands(line, access, outgoing)
            found = list(_find(line, access, outgoing))
        if len(found) > 1:
            raise Unknown(Reason.UNRECOGNISED, f"these words stand there {len(found)} times")
        if not found:
            return Absent(evidence="these words are not below that comment")
        return sent(found[0], outgoing.target)

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
        """Ask how often films are seen, liked and commented on, and how often answers are liked."""
        shown = tuple(name for name in remote_ids if is_film(name))
        said = tuple(name for name in remote_ids if not is_film(name))
        with Line(access) as line:
            return {
                **counted(line, access, "videos", {"part": "statistics"}, shown),
                **counted(line, access, "comments", PLAIN, said),
            }

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Fetch one page of comments."""
        with Line(access) as line:
            return _read(line, access, stream, Round.of(cursor))

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Read everything below our films that was written since an instant."""
        with Line(access) as line:
            return _read(line, access, stream, Round.of(page) if page else Round.back_to(since))

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Raise: YouTube keeps no line open."""
        raise Permanent(Reason.REJECTED, "YouTube keeps no line open for a channel")

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one comment."""
        return arrived(raw)


# Speaking


def _write(access: Access, method: str, params: Mapping[str, str], body: object) -> Answer:
    where, headers = session.url(access, "comments"), session.bearer(access)
    with Line(access) as line:
        return passed(line.hand_over(method, where, headers=headers, params=params, json=body))


def _must_have_a_name(outgoing: Outgoing) -> None:
    if not is_name(outgoing.said_id):
        raise Permanent(Reason.TARGET_GONE, "it has no name on YouTube")


# Looking


def _as_it_stands(line: Line, access: Access, outgoing: Outgoing) -> Sent | Absent:
    """Say whether what was to be changed or taken down is as it should be."""
    stands = what_stands(line, access, outgoing.said_id)
    if outgoing.deed is Deed.CHANGE:
        if stands and reads_so(stands, outgoing):
            return sent(outgoing.said_id, outgoing.target, proof="reads so on YouTube")
        return Absent(evidence="it does not read so")
    if stands:
        return Absent(evidence="it is still there")
    return Sent(remote_id=outgoing.said_id, proof="it is not there")


def _find(line: Line, access: Access, outgoing: Outgoing) -> Iterator[str]:
    """Name the answers of ours that can have come of a dispatch."""
    place, begin = Place(thread=render.above(outgoing.target)), outgoing.made_at - CLOCKS_APART
    for _ in range(ANSWER_PAGES_MAX):
        answer = _page(line, access, place)
        if is_gone(line, access, answer):
            return
        listed = good(answer)
        ours = [
            one for one in listed.each("items") if own.is_it(one, outgoing, access.remote_id, begin)
        ]
        yield from (one.needed("id") for one in ours)
        place = Place(thread=place.thread, token=listed.text("nextPageToken"))
        if not place.token:
            return
    raise Temporary(Reason.UNRECOGNISED, "there are too many answers to look through")


# Reading


def _newest(channel: str) -> dict[str, str | int]:
    asked = {"part": "snippet,replies", "textFormat": "plainText", "order": "time"}
    return {**asked, "allThreadsRelatedToChannelId": channel}


def _page(line: Line, access: Access, place: Place) -> Answer:
    size, token = {"maxResults": PAGE_SIZE}, {"pageToken": place.token} if place.token else {}
    if place.thread:
        return ask(line, access, "comments", PLAIN | {"parentId": place.thread} | size | token)
    return ask(line, access, "commentThreads", _newest(access.remote_id) | size | token)


def _read(line: Line, access: Access, stream: str, here: Round) -> Harvest:
    """Read the page that is next."""
    if stream != COMMENTS:
        raise Permanent(Reason.UNRECOGNISED, f"YouTube has no stream {stream}")
    here = here.begun()
    place = here.left[0]
    answer, gap = _page(line, access, place), ""
    if answer.is_good:
        listed = answer.parsed()
    elif place == Place():
        raise closed(answer)
    else:
        listed, gap = Fields({}), _missing(answer, place)
    here, fresh = here.page(listed, CAPABILITIES.overlap)
    return here.harvest(fresh, gap)


def _missing(answer: Answer, place: Place) -> str:
    """Say what is lost with a page that is not shown; raises where it may be shown later.

    A thread may be gone meanwhile, or closed to us, and YouTube may have forgotten where we were.
    """
    found = failure(answer)
    if found.reason in ABOUT_ONE and place.thread:
        return ""
    if found.reason in ABOUT_ONE or answer.status == 400:
        return GAP
    raise found
