"""The plug for a page on LinkedIn, by its Community Management API. doc.md says what it cannot."""

import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from clarion.channels.answer import Answer
from clarion.channels.connectors.linkedin import figures, names, own, render, session
from clarion.channels.connectors.linkedin.capabilities import CAPABILITIES, COMMENTS, QUESTIONS
from clarion.channels.connectors.linkedin.failures import (
    failure,
    is_no_such_thing,
    out_of_sight,
)
from clarion.channels.connectors.linkedin.names import comment_of, is_post, quoted
from clarion.channels.connectors.linkedin.normalize import arrived, raw_of
from clarion.channels.connectors.linkedin.places import PAGE_SIZE, Round
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
    Unknown,
    batches,
)
from clarion.channels.fields import Fields
from clarion.channels.http import Line
from clarion.channels.partial import Uncalled

POSTS_WATCHED = 20  # so many of our newest posts are looked at for comments
SEARCH_PAGES_MAX, COMMENT_PAGES_MAX = 3, 10
CLOCKS_APART = timedelta(minutes=5)  # LinkedIn's and ours
WAITS_MAX = 8  # for a picture at which LinkedIn is still at work


class LinkedIn(Uncalled):
    """Posts, corrects, answers and listens; knows nothing from one call to the next."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def __init__(self, *, wait_seconds: float = 1.0) -> None:
        """Wait so long before asking whether a picture is ready."""
        self._wait_seconds = wait_seconds

    def probe(self, access: Access) -> Profile:
        """Ask for the page as only those see it who manage it, and what the token may do."""
        us = session.us(access)
        with Line(access) as line:
            said = _good(access, _ask(line, access, names.of_us(us)))
            where, form = session.sign_in(access, "introspectToken"), session.question(access)
            told = line.ask("POST", where, headers=session.FORM, content=form)
        missing, ends_at = session.may_do(told)
        name, vanity = said.text("localizedName"), said.text("vanityName")
        return Profile(
            remote_id=us,
            handle=vanity or name or us,
            name=name,
            url=f"https://www.linkedin.com/company/{quoted(vanity)}" if vanity else "",
            missing_scopes=missing,
            expires_at=ends_at,
        )

    def renew(self, access: Access) -> Renewal | None:
        """Fetch the next access token; one that was entered alone ends, and nothing renews it."""
        if not session.renewable(access):
            return None
        form, asked_at = session.request(access), datetime.now(UTC)
        with Line(access) as line:
            where = session.sign_in(access, "accessToken")
            answer = line.ask("POST", where, headers=session.FORM, content=form)
        return session.renewal(answer, asked_at)

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Hand in the pictures and post; or put a comment below what it answers."""
        render.check(outgoing)
        words, us, target = outgoing.rendition, session.us(access), outgoing.target
        with Line(access) as line:
            if target:
                above = render.above(target)
                where, body = names.below(above), render.comment(words, us, above)
            else:
                pictures = [self._hand_in(line, access, one) for one in words.media]
                where, body = "posts", render.post(words, us, pictures)
            address, headers = session.url(access, where), session.headers(access)
            answer = line.hand_over("POST", address, headers=headers, json=body)
        return own.said(_passed(access, answer), target)

    def change(self, access: Access, outgoing: Outgoing) -> Sent:
        """Put these words in the place of ours, where the pictures stay; then look whether so."""
        render.check(outgoing)
        address, name = _ours(access, outgoing.said_id), outgoing.said_id
        where, pictures = names.place(name), outgoing.rendition.media
        with Line(access) as line:
            stands = _good(access, _ask(line, access, where))
            if is_post(name) and not own.has_pictures(stands, pictures):
                raise Permanent(Reason.MEDIA_REFUSED, "the pictures of a post stay as they are")
            headers, body = session.headers(access, "PARTIAL_UPDATE"), render.other_words(outgoing)
            _passed(access, line.hand_over("POST", address, headers=headers, json=body))
            if not own.reads_so(_good(access, _ask(line, access, where)), outgoing):
                raise Unknown(Reason.UNRECOGNISED, "accepted, but it does not read so yet")
        return own.sent(name, outgoing.target, proof="reads so on LinkedIn")

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Delete it; what is gone already is as it should be, if we see enough to know that."""
        address = _ours(access, outgoing.said_id)
        with Line(access) as line:
            answer = line.hand_over("DELETE", address, headers=session.headers(access, "DELETE"))
            if not _is_gone(line, access, answer):
                _passed(access, answer)
        return Sent(remote_id=outgoing.said_id, proof="it was deleted")

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        """Look for these very words among what we said since they were made."""
        with Line(access) as line:
            if outgoing.deed is not Deed.SAY:
                return _as_it_stands(line, access, outgoing)
            if outgoing.target:
                found = list(_find_below(line, access, outgoing, render.above(outgoing.target)))
            else:
                found = list(_find(line, access, outgoing))
        if len(found) > 1:
            raise Unknown(Reason.UNRECOGNISED, f"these words stand there {len(found)} times")
        if not found:
            return Absent(evidence="these words are not on LinkedIn")
        return own.sent(found[0], outgoing.target)

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
        """Ask of each whether it stands, and of the posts that do how far they have gone."""
        with Line(access) as line:
            told = {name: _stands(line, access, name) for name in dict.fromkeys(remote_ids)}
            found = {name: Figures(gone=True) for name, one in told.items() if one is None}
            stand = {name: one for name, one in told.items() if one is not None}
            found |= {name: figures.of(one) for name, one in stand.items() if comment_of(name)}
            posts = tuple(filter(is_post, stand))
            for kind, some in figures.by_kind(posts).items():
                for few in batches(some, CAPABILITIES.figures_at_once):
                    where = figures.asked(session.us(access), kind, few)
                    found |= figures.statistics(_good(access, _ask(line, access, where)))
        return found

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Fetch one page of comments."""
        with Line(access) as line:
            return _read(line, access, stream, Round.of(cursor))

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Read everything below our newest posts that was written since an instant."""
        with Line(access) as line:
            return _read(line, access, stream, Round.of(page) if page else Round.back_to(since))

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Raise: LinkedIn keeps no line open."""
        raise Permanent(Reason.REJECTED, "LinkedIn keeps no line open for one page")

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one comment."""
        return arrived(raw)

    def _hand_in(self, line: Line, access: Access, picture: Media) -> str:
        """Bring a picture, and wait until LinkedIn can show it; nobody sees it before its post."""
        begin = {"initializeUploadRequest": {"owner": session.us(access)}}
        where = session.url(access, "images?action=initializeUpload")
        begun = line.ask("POST", where, headers=session.headers(access), json=begin)
        given = _good(access, begun).within("value")
        name, address = given.needed("image"), session.upload(access, given.needed("uploadUrl"))
        headers = {**session.bearer(access), "Content-Type": picture.mime}
        _passed(access, line.ask("PUT", address, headers=headers, content=picture.content))
        for _ in range(WAITS_MAX):
            match _good(access, _ask(line, access, f"images/{quoted(name)}")).text("status"):
                case "AVAILABLE":
                    return name
                case "PROCESSING_FAILED":
                    raise Permanent(
                        Reason.MEDIA_REFUSED, "LinkedIn could make nothing of a picture"
                    )
            time.sleep(self._wait_seconds)
        late = timedelta(seconds=30)
        raise Temporary(Reason.NETWORK_DOWN, "a picture is still being made", retry_after=late)


# Speaking


def _ask(line: Line, access: Access, where: str, method: str = "") -> Answer:
    headers = session.headers(access, method)
    return line.ask("GET", session.url(access, where), headers=headers)


def _passed(access: Access, answer: Answer) -> Answer:
    """Hand an answer on if it is a yes, whether or not there is anything in it."""
    if not answer.is_good:
        raise failure(answer, renewable=session.renewable(access))
    return answer


def _good(access: Access, answer: Answer) -> Fields:
    return _passed(access, answer).parsed()


def _ours(access: Access, name: str) -> str:
    """Return where something of ours is changed: of a comment we must say whose it is."""
    if not (is_post(name) or comment_of(name)):
        raise Permanent(Reason.TARGET_GONE, "it has no name on LinkedIn")
    actor = "" if is_post(name) else f"?actor={quoted(session.us(access))}"
    return session.url(access, f"{names.place(name)}{actor}")


# Looking


def _is_gone(line: Line, access: Access, answer: Answer) -> bool:
    """Whether something is not there, which we believe only while LinkedIn shows us our page."""
    if not is_no_such_thing(answer):
        return False
    if not _ask(line, access, names.of_us(session.us(access))).is_good:
        raise out_of_sight(answer)
    return True


def _stands(line: Line, access: Access, name: str) -> Fields | None:
    """Return what stands there under a name; None for what is gone."""
    answer = _ask(line, access, names.place(name))
    return None if _is_gone(line, access, answer) else _good(access, answer)


def _as_it_stands(line: Line, access: Access, outgoing: Outgoing) -> Sent | Absent:
    """Say whether what was to be changed or taken down is as it should be."""
    stands = _stands(line, access, outgoing.said_id)
    if outgoing.deed is Deed.CHANGE:
        if stands and own.reads_so(stands, outgoing):
            return own.sent(outgoing.said_id, outgoing.target, proof="reads so on LinkedIn")
        return Absent(evidence="it does not read so")
    if stands:
        return Absent(evidence="it is still there")
    return Sent(remote_id=outgoing.said_id, proof="it is not there")


def _find(line: Line, access: Access, outgoing: Outgoing) -> Iterator[str]:
    """Name the posts of ours that can have come of a dispatch, the newest first."""
    begin = outgoing.made_at - CLOCKS_APART
    for number in range(SEARCH_PAGES_MAX):
        posts = _newest(line, access, count=PAGE_SIZE, start=number * PAGE_SIZE)
        yield from (one.needed("id") for one in posts if own.is_it(one, outgoing, begin))
        if len(posts) < PAGE_SIZE or own.is_behind(posts, begin):
            return
    raise Temporary(Reason.UNRECOGNISED, "too much was posted since to look through it all")


def _find_below(line: Line, access: Access, outgoing: Outgoing, above: str) -> Iterator[str]:
    """Name the comments of ours that can have come of a dispatch."""
    begin, us = outgoing.made_at - CLOCKS_APART, session.us(access)
    for number in range(COMMENT_PAGES_MAX):
        things = _page(line, access, above, number * PAGE_SIZE).each("elements")
        ours = [one for one in things if own.is_our_comment(one, outgoing, us, begin)]
        yield from (str(name) for one in ours if (name := names.named(one)))
        if len(things) < PAGE_SIZE:
            return
    raise Temporary(Reason.UNRECOGNISED, "there are too many comments to look through")


# Reading


def _newest(line: Line, access: Access, *, count: int, start: int = 0) -> list[Fields]:
    author = quoted(session.us(access))
    where = f"posts?q=author&author={author}&count={count}&start={start}&sortBy=CREATED"
    return _good(access, _ask(line, access, where, "FINDER")).each("elements")


def _page(line: Line, access: Access, above: str, start: int) -> Fields:
    """Return a page of what stands below a post or a comment; nothing below what is gone."""
    answer = _ask(line, access, f"{names.below(above)}?start={start}&count={PAGE_SIZE}")
    return Fields({}) if _is_gone(line, access, answer) else _good(access, answer)


def _read(line: Line, access: Access, stream: str, here: Round) -> Harvest:
    """Read the page that is next, or begin a round with the list of our newest posts."""
    if stream != COMMENTS:
        raise Permanent(Reason.UNRECOGNISED, f"LinkedIn has no stream {stream}")
    if not here.left:
        posts = [one.text("id") for one in _newest(line, access, count=POSTS_WATCHED)]
        return here.below(tuple(filter(is_post, posts))).harvest([])
    next_one = here.left[0]
    listed = _page(line, access, next_one.above, next_one.start)
    here, fresh = here.without_first().page(listed, next_one, CAPABILITIES.overlap)
    return here.harvest([raw_of(one, next_one.post) for one in fresh])
