"""What an edition would say on each of its accounts, and what stands in the way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from clarion.channels.contract import Reason, length
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.queries import AccountNow
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.queries.house_rules import with_house_rules
from clarion.publishing.queries.rights import rights_beside
from clarion.publishing.rules.adapt import Adapted, Chosen, Message, adapt
from clarion.publishing.rules.checks import Checked, Found, Piece, Posted, Standing, check
from clarion.publishing.rules.consent import Use, use_of
from clarion.publishing.rules.correction import (
    NOTHING,
    Before,
    Kind,
    Step,
    Way,
    replaced_by,
    steps_for,
    way_for,
)
from clarion.publishing.rules.correction import Standing as Stands
from clarion.publishing.rules.facts import Fact
from clarion.publishing.rules.lives import GIVES_UP_SLOT
from clarion.publishing.rules.marks import CORRECTION, EXERCISE
from clarion.signoff.queries import LINK, Frame, fill

SAID_LATELY = timedelta(days=1)
_ON_THEIR_WAY = ("in_review", "approved", "scheduled", "publishing", "published")
_LATELY_MAX = 2_000
# What is older is no news to anybody, and is not compared.
_STANDS_FOR = timedelta(days=7)
_STANDING_MAX = 100
_BESIDE_MAX = 10
# Nobody knows yet whether these stand there.
_UNSETTLED = frozenset({"sending", "processing", "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposedPost:
    """One post of an edition on one account: its words, how long they are, and what it does."""

    number: int
    kind: Kind
    text: str
    count: int
    limit: int | None
    step: Step

    @property
    def is_comment(self) -> bool:
        """Whether it is what we say first below the words."""
        return self.kind is Kind.COMMENT

    @property
    def is_over(self) -> bool:
        """Whether the network has no room for it."""
        return self.limit is not None and self.count > self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """An edition on one account, as it would be said now."""

    account: AccountNow
    way: Way
    adapted: Adapted
    posts: tuple[ComposedPost, ...]
    replaces: tuple[str, ...]  # the names of the posts that it takes down
    pictures: int  # how many of the edition's go with its first post
    link: str  # to the whole on our own page
    could_be: int = 0  # of how many posts a thread of it would be, where it is said in short

    @property
    def first(self) -> ComposedPost:
        """The post that stands above the others."""
        return self.posts[0]

    @property
    def below(self) -> tuple[ComposedPost, ...]:
        """The posts below it."""
        return self.posts[1:]

    @property
    def thread_of(self) -> int:
        """Of how many posts its thread is, without the comment; 1: it is none."""
        return sum(not one.is_comment for one in self.posts)

    @property
    def keeps_pictures(self) -> bool:
        """Whether the post that it changes keeps those that it has."""
        return self.way is Way.CHANGE and not self.account.capabilities.house


def compose(
    edition: Edition, *, link: str, chosen: Mapping[int, Chosen] | None = None
) -> list[Composed]:
    """Return what each account would say, our own page first.

    `chosen`: accounts and what is chosen for each, when it is not what was saved.
    """
    office = people.office(edition.office_id)
    accounts = {one.id: one for one in postroom.publishing_accounts(office_id=office.id)}
    before = _before(edition)
    pictures = len(edition.captions)
    mistake = edition.mistake if edition.corrects_id is not None else ""
    message = Message(headline=edition.headline, text=edition.text, link=link, mistake=mistake)
    if chosen is None:
        chosen = chosen_for(edition)
    writer = _Writer(
        message=message,
        language=edition.language,
        exercise=office.exercise,
        pictures=pictures,
        removes=edition.removes_old_words,
    )
    found = [
        writer.compose(one, accounts[number], before.get(number, NOTHING))
        for number, one in chosen.items()
        if number in accounts
    ]
    return sorted(found, key=lambda one: (not one.account.capabilities.house, one.account.id))


def chosen_for(edition: Edition) -> dict[int, Chosen]:
    """Return what was saved for each account of an edition."""
    rows = edition.renditions.filter(place=0)
    return {
        number: Chosen(own_text=own_text, as_thread=as_thread, comment=comment)
        for number, own_text, as_thread, comment in rows.values_list(
            "account_id", "own_text", "as_thread", "comment"
        )
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """An edition, before any account is thought of."""

    message: Message
    language: str
    exercise: bool
    pictures: int
    removes: bool

    def compose(self, chosen: Chosen, account: AccountNow, before: Before) -> Composed:
        """Put it into one account. Where new words cannot stand in the place of the old, post by
        post, they are said below them.
        """
        capabilities = account.capabilities
        way = way_for(capabilities, before, removes=self.removes)
        adapted = self._adapt(chosen, account, way)
        if way is Way.CHANGE and before.posts and not before.is_like(_kinds(adapted)):
            way = Way.REPLY if capabilities.threads else Way.SAY_ANEW
            adapted = self._adapt(chosen, account, way)
        return Composed(
            account=account,
            way=way,
            adapted=adapted,
            posts=_posts(adapted, account, steps_for(way, before, _kinds(adapted))),
            replaces=replaced_by(way, before),
            pictures=_pictures(account, way, self.pictures),
            link=self.message.link,
            could_be=self._could_be(chosen, account, way) if adapted.short else 0,
        )

    def _adapt(self, chosen: Chosen, account: AccountNow, way: Way) -> Adapted:
        message = self.message
        if way is Way.SAY:  # nobody there has read the old words
            message = replace(message, mistake="")
        marks = (EXERCISE,) if self.exercise else ()
        if way in {Way.REPLACE, Way.REPLY, Way.SAY_ANEW}:
            marks = (*marks, CORRECTION)
        return adapt(
            message, account.capabilities, chosen=chosen, marks=marks, language=self.language
        )

    def _could_be(self, chosen: Chosen, account: AccountNow, way: Way) -> int:
        return len(self._adapt(replace(chosen, as_thread=True), account, way).posts)


def _kinds(adapted: Adapted) -> tuple[Kind, ...]:
    posts = (Kind.POST,) * (len(adapted.posts) or 1)
    return (*posts, Kind.COMMENT) if adapted.comment else posts


def _posts(
    adapted: Adapted, account: AccountNow, steps: tuple[Step, ...]
) -> tuple[ComposedPost, ...]:
    limits, unit = account.capabilities, account.capabilities.counting
    return tuple(
        ComposedPost(
            number=number,
            kind=kind,
            text=text,
            count=length(text, unit),
            limit=limits.comment_limit if kind is Kind.COMMENT else limits.text_limit,
            step=step,
        )
        for number, (kind, text, step) in enumerate(
            zip(_kinds(adapted), adapted.texts, steps, strict=True), start=1
        )
    )


def compose_agreed(
    frames: Iterable[Frame], *, values: Mapping[str, str], link: str, office_id: int
) -> list[Composed]:
    """Return what each account says of words agreed beforehand: its own frame, filled in.

    The frame is what was signed, so nothing is put together anew; an account that is gone says
    nothing.
    """
    accounts = {one.id: one for one in postroom.publishing_accounts(office_id=office_id)}
    return [
        _filled(frame, accounts[frame.account_id], values, link)
        for frame in frames
        if frame.account_id in accounts
    ]


def _filled(frame: Frame, account: AccountNow, values: Mapping[str, str], link: str) -> Composed:
    text = fill(frame.text, values).replace(LINK, link)
    adapted = Adapted(subject=fill(frame.subject, values), text=text, short=LINK in frame.text)
    return Composed(
        account=account,
        way=Way.SAY,
        adapted=adapted,
        posts=_posts(adapted, account, (Step(way=Way.SAY),)),
        replaces=(),
        pictures=0,
        link=link,
    )


def _alts(edition: Edition, unsaved: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, unsaved.get(one.id, one.alt)) for one in edition.captions)


def _pictures(account: AccountNow, way: Way, pictures: int) -> int:
    """A post that is changed keeps the pictures that it has; our own page shows the new ones."""
    if way is Way.CHANGE and not account.capabilities.house:
        return 0
    if way is Way.REPLY and not account.capabilities.answers_with_media:
        return 0
    return min(pictures, account.capabilities.media_limit)


def _before(edition: Edition) -> dict[int, Before]:
    """Return what each account has said of the statement, the newest of it."""
    if edition.corrects_id is None:
        return {}
    rows = Rendition.objects.filter(
        edition__statement_id=edition.statement_id, edition__number__lt=edition.number
    ).select_related("dispatch")
    found: dict[int, Before] = {}
    for row in rows.order_by("edition__number", "place"):
        found[row.account_id] = _after(row, found.get(row.account_id, NOTHING))
    return found


def _after(row: Rendition, before: Before) -> Before:
    """Return what stands there after one post more."""
    state = row.dispatch.state if row.dispatch else ""
    others = tuple(one for one in before.posts if one.remote_id != row.remote_id)
    if row.gone_at is not None:
        return _before_of(others) if others else NOTHING
    if state in _UNSETTLED:
        return replace(before, unsettled=True)
    if row.said_at is not None or state == "sent":
        this = Stands(remote_id=row.remote_id, kind=Kind(row.kind))
        if row.way == Way.CHANGE.value and len(others) < len(before.posts):
            return replace(before, unsettled=False)
        return _before_of((*before.posts, this) if row.place else (this,))
    if row.dispatch and row.dispatch.reason.startswith(Reason.TARGET_GONE.value):
        left = tuple(one for one in before.posts if one.remote_id != row.said_id)
        return replace(_before_of(left), said=before.said)
    return before


def _before_of(posts: tuple[Stands, ...]) -> Before:
    named = [one.remote_id for one in posts if one.remote_id]
    return Before(
        said=bool(posts), remote_id=named[-1] if named else "", unsettled=False, posts=posts
    )


def examine(
    edition: Edition,
    composed: Sequence[Composed],
    *,
    alts: Mapping[int, str] | None = None,
    handed: tuple[Piece, ...] = (),
    meant: tuple[tuple[Fact, ...], frozenset[Fact]] = ((), frozenset()),
    at: datetime,
) -> tuple[Found, ...]:
    """Return what every check finds in it. `alts`: texts of pictures that are not saved yet.

    `handed` is what others say for us; `meant` the facts that its parts name, and those it needs.
    """
    pieces = tuple(_piece(one) for one in composed if one.way is not Way.LATER)
    office = people.office(edition.office_id)
    asked_at = at.astimezone(ZoneInfo(office.zone))
    links = dict.fromkeys(one.link for one in composed)
    seen = Checked(
        language=edition.language,
        exercise=office.exercise,
        leaves_at=edition.due_at.astimezone(asked_at.tzinfo) if edition.due_at else asked_at,
        asked_at=asked_at,
        pieces=pieces,
        pictures=_alts(edition, alts or {}),
        kinds=edition.kinds if any(one.takes for one in pieces) else (),
        rights=rights_beside(edition) if edition.captions else (),
        shown_as=_shown_as(composed),
        named=meant[0],
        needed=meant[1],
        handed=handed,
        message=f"{edition.headline}\n\n{edition.text}".strip(),
        corrects=edition.corrects_id is not None,
        mistake=edition.mistake,
        standing=_standing(edition, asked_at),
        said_lately=_said_lately(edition, at),
        beside=_beside(edition, pieces),
    )
    return check(with_house_rules(seen, edition, name=office.name, links=links))


def _shown_as(composed: Sequence[Composed]) -> tuple[tuple[Use, str], ...]:
    """Return as what its pictures are used, and where."""
    return tuple(
        (use_of(one.account.capabilities), f"{one.account.title}, {one.account.address}")
        for one in composed
        if one.pictures
    )


def _piece(one: Composed) -> Piece:
    capabilities = one.account.capabilities
    return Piece(
        account_id=one.account.id,
        where=f"{one.account.title}, {one.account.address}",
        subject=one.adapted.subject,
        text=one.adapted.whole,
        count=one.first.count,
        limit=one.first.limit,
        house=capabilities.house,
        short=one.adapted.short,
        pictures=one.pictures,
        needs_picture=capabilities.needs_media and one.way is not Way.REPLY,
        takes=capabilities.media_types,
        posts=tuple(
            Posted(text=post.text, count=post.count, limit=post.limit, comment=post.is_comment)
            for post in one.posts
        ),
        posts_max=capabilities.thread_max,
        link=one.link,
    )


def _standing(edition: Edition, at: datetime) -> tuple[Standing, ...]:
    """Return the other statements that were said within a week and still stand."""
    rows = Edition.objects.of(edition.office_id).filter(
        state__in=["publishing", "published"], said_at__gte=at - _STANDS_FOR
    )
    others = rows.exclude(statement_id=edition.statement_id).select_related("statement")
    return tuple(
        Standing(
            code=row.statement.code,
            headline=row.headline,
            text=f"{row.headline}. {row.text}",
            said_at=row.said_at.astimezone(at.tzinfo) if row.said_at else None,
        )
        for row in others.order_by("-said_at")[:_STANDING_MAX]
    )


def _beside(edition: Edition, pieces: Iterable[Piece]) -> tuple[tuple[str, str], ...]:
    """Return what has a slot at the very time of this edition, on an account of it."""
    if edition.due_at is None:
        return ()
    where = {one.account_id: one.where for one in pieces}
    rows = Rendition.objects.filter(
        edition__office_id=edition.office_id,
        edition__due_at=edition.due_at,
        edition__slot__isnull=False,
        account_id__in=where,
    ).exclude(edition__statement_id=edition.statement_id)
    held = rows.exclude(edition__state__in=GIVES_UP_SLOT).order_by("account_id", "id")
    pairs = held.values_list("account_id", "edition__headline")[:_BESIDE_MAX]
    return tuple((where[account_id], headline) for account_id, headline in pairs)


def _said_lately(edition: Edition, at: datetime) -> frozenset[tuple[int, str]]:
    """Return what was said, or is about to be, within the last day."""
    rows = Rendition.objects.filter(
        edition__office_id=edition.office_id,
        edition__submitted_at__gte=at - SAID_LATELY,
        edition__state__in=_ON_THEIR_WAY,
    ).exclude(edition__statement_id=edition.statement_id)
    rows = rows.filter(place=0)
    return frozenset(rows.values_list("account_id", "text")[:_LATELY_MAX])
