"""What an edition would say on each of its accounts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from clarion.channels.contract import Capabilities, length
from clarion.people import queries as people
from clarion.people.queries import OfficeCard
from clarion.postroom import queries as postroom
from clarion.postroom.queries import AccountNow
from clarion.publishing.models import Edition
from clarion.publishing.queries.saying.standing import said_before
from clarion.publishing.rules.adapt import Adapted, Chosen, Message, adapt
from clarion.publishing.rules.pictures.films import films_for, pictures_for
from clarion.publishing.rules.saying.correction import (
    NOTHING,
    Before,
    Kind,
    Step,
    Way,
    replaced_by,
    steps_for,
    way_for,
)
from clarion.publishing.rules.saying.marks import CORRECTION, EXERCISE
from clarion.publishing.rules.saying.translated import Translated, link_in
from clarion.signoff.queries import LINK, Frame, fill


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
    films: int  # how many of these are films
    link: str  # to the whole on our own page
    language: str = ""  # empty: the statement's own
    could_be: int = 0  # of how many posts a thread of it would be, where it is said in short
    stood: str = ""  # what people read there now, in its language, and will not any more

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What was chosen for one account: words of its own, a language of its own, or neither."""

    own_text: str = ""
    language: str = ""


def compose(
    edition: Edition,
    *,
    link: str,
    chosen: Mapping[int, Chosen] | None = None,
    suggests: bool = False,
    office: OfficeCard | None = None,
) -> list[Composed]:
    """Return what each account would say, our own page first.

    `chosen`: accounts and what is chosen for each, when it is not what was saved.
    `suggests`: say of how many posts a thread would be where nobody wants one.
    `office`: the edition's, by whoever has it at hand.
    """
    office = office or people.office(edition.office_id)
    accounts = {one.id: one for one in postroom.publishing_accounts(office_id=office.id)}
    before = said_before(edition)
    if chosen is None:
        chosen = chosen_for(edition)
    others = any(one.language for one in chosen.values())
    writer = _Writer(
        original=_said(edition),
        translated=edition.translated if others else {},
        link=link,
        language=edition.language,
        corrects=edition.corrects_id is not None,
        exercise=office.exercise,
        pictures=sum(not one.is_film for one in edition.captions),
        films=sum(one.is_film for one in edition.captions),
        removes=edition.removes_old_words,
        suggests=suggests,
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
        number: Chosen(own_text=own_text, as_thread=as_thread, comment=comment, language=language)
        for number, own_text, as_thread, comment, language in rows.values_list(
            "account_id", "own_text", "as_thread", "comment", "language"
        )
    }


def _said(edition: Edition) -> Translated:
    """Return the original in the form in which every other language stands beside it."""
    return Translated(headline=edition.headline, text=edition.text, mistake=edition.mistake)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """An edition, before any account is thought of."""

    original: Translated
    translated: Mapping[str, Translated]
    link: str
    language: str
    corrects: bool
    exercise: bool
    pictures: int
    films: int
    removes: bool
    suggests: bool

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
        films = films_for(capabilities, way, self.films)
        language = self._other_language(chosen, account)
        takes_place = way in {Way.CHANGE, Way.REPLACE}
        asks = (self.suggests or takes_place) and adapted.short
        return Composed(
            account=account,
            way=way,
            adapted=adapted,
            posts=_posts(
                adapted, self._room(account, way), steps_for(way, before, _kinds(adapted))
            ),
            replaces=replaced_by(way, before),
            pictures=pictures_for(capabilities, way, self.pictures) + films,
            films=films,
            link=self._message(chosen, account).link,
            language=language,
            could_be=self._could_be(chosen, account, way) if asks else 0,
            stood=before.text_in(language) if takes_place else "",
        )

    def _adapt(self, chosen: Chosen, account: AccountNow, way: Way) -> Adapted:
        message = self._message(chosen, account)
        if way is Way.SAY:  # nobody there has read the old words
            message = replace(message, mistake="")
        marks = (EXERCISE,) if self.exercise else ()
        if way in {Way.REPLACE, Way.REPLY, Way.SAY_ANEW}:
            marks = (*marks, CORRECTION)
        language = self._other_language(chosen, account) or self.language
        room = self._room(account, way)
        return adapt(message, room, chosen=chosen, marks=marks, language=language)

    def _room(self, account: AccountNow, way: Way) -> Capabilities:
        """Return what the network takes beside the pictures; what is changed keeps its own."""
        capabilities = account.capabilities
        keeps = way is Way.CHANGE and not capabilities.house
        kept = min(self.pictures, capabilities.media_limit) if keeps else 0
        return capabilities.beside(kept or pictures_for(capabilities, way, self.pictures))

    def _message(self, chosen: Chosen, account: AccountNow) -> Message:
        """Return it as a person wrote it in the language of the account; its link leads there."""
        language = self._other_language(chosen, account)
        said = self.translated.get(language, Translated()) if language else self.original
        return Message(
            headline=said.headline,
            text=said.text,
            link=link_in(self.link, language),
            mistake=said.mistake if self.corrects else "",
        )

    def _other_language(self, chosen: Chosen, account: AccountNow) -> str:
        """Return which other language an account speaks; on our own page each has its place."""
        is_other = chosen.language != self.language and not account.capabilities.house
        return chosen.language if is_other else ""

    def _could_be(self, chosen: Chosen, account: AccountNow, way: Way) -> int:
        """Return 0 where the network takes no thread that is as long as that."""
        posts = len(self._adapt(replace(chosen, as_thread=True), account, way).posts)
        return posts if posts <= account.capabilities.thread_max else 0


def _kinds(adapted: Adapted) -> tuple[Kind, ...]:
    posts = (Kind.POST,) * (len(adapted.posts) or 1)
    return (*posts, Kind.COMMENT) if adapted.comment else posts


def _posts(
    adapted: Adapted, limits: Capabilities, steps: tuple[Step, ...]
) -> tuple[ComposedPost, ...]:
    unit = limits.counting
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
        posts=_posts(adapted, account.capabilities, (Step(way=Way.SAY),)),
        replaces=(),
        pictures=0,
        films=0,
        link=link,
    )
