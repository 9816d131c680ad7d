"""What an edition would say on each of its accounts, and what stands in the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from clarion.channels.contract import Reason, length
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.queries import AccountNow
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.adapt import CORRECTION, EXERCISE, Adapted, Message, adapt
from clarion.publishing.rules.checks import Checked, Found, Piece, Standing, Tongued, check
from clarion.publishing.rules.correction import NOTHING, Before, Way, way_for
from clarion.publishing.rules.facts import Fact
from clarion.publishing.rules.translated import Translated

SAID_LATELY = timedelta(days=1)
_ON_THEIR_WAY = ("in_review", "approved", "scheduled", "publishing", "published")
_LATELY_MAX = 2_000
# What is older is no news to anybody, and is not compared.
_STANDS_FOR = timedelta(days=7)
_STANDING_MAX = 100
# Nobody knows yet whether these stand there.
_ABOUT_THE_OLD = frozenset({Way.CHANGE, Way.REPLACE, Way.REPLY})
_UNSETTLED = frozenset({"sending", "processing", "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """An edition on one account, as it would be said now."""

    account: AccountNow
    way: Way
    said_id: str
    adapted: Adapted
    language: str  # empty: the statement's own
    count: int
    pictures: int  # how many of the edition's go with it

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
    edition: Edition, *, link: str, voices: Mapping[int, Voice] | None = None
) -> list[Composed]:
    """Return what each account would say, our own page first.

    `voices`: the accounts that say it, when they are not those that were saved.
    """
    office = people.office(edition.office_id)
    accounts = {one.id: one for one in postroom.publishing_accounts(office_id=office.id)}
    before = _before(edition)
    pictures = len(edition.captions)
    mistake = edition.mistake if edition.corrects_id is not None else ""
    message = Message(headline=edition.headline, text=edition.text, link=link, mistake=mistake)
    if voices is None:
        rows = edition.renditions.values_list("account_id", "own_text", "language")
        voices = {row[0]: Voice(own_text=row[1], language=row[2]) for row in rows}
    found = [
        _compose(
            voice,
            accounts[number],
            before.get(number, NOTHING),
            _in_language(message, edition, _language(voice, accounts[number], edition)),
            language=_language(voice, accounts[number], edition),
            exercise=office.exercise,
            pictures=pictures,
            removes=edition.removes_old_words,
        )
        for number, voice in voices.items()
        if number in accounts
    ]
    return sorted(found, key=lambda one: (not one.account.capabilities.house, one.account.id))


def _language(voice: Voice, account: AccountNow, edition: Edition) -> str:
    """Return which language an account speaks; on our own page every language has its place."""
    other = voice.language != edition.language and not account.capabilities.house
    return voice.language if other else ""


def _in_language(message: Message, edition: Edition, language: str) -> Message:
    """Return the message as a person translated it; its link leads to the same language."""
    if not language:
        return message
    said = edition.translated.get(language, Translated())
    link = message.link
    return Message(
        headline=said.headline,
        text=said.text,
        link=f"{link}{language}/" if link.endswith("/") else f"{link}/{language}",
        mistake=said.mistake if edition.corrects_id is not None else "",
    )


def _compose(
    voice: Voice,
    account: AccountNow,
    before: Before,
    message: Message,
    *,
    language: str,
    exercise: bool,
    pictures: int,
    removes: bool,
) -> Composed:
    way = way_for(account.capabilities, before, removes=removes)
    if way is Way.SAY:  # nobody there has read the old words
        message = replace(message, mistake="")
    marks = (EXERCISE,) if exercise else ()
    if way in {Way.REPLACE, Way.REPLY, Way.SAY_ANEW}:
        marks = (*marks, CORRECTION)
    adapted = adapt(message, account.capabilities, own_text=voice.own_text, marks=marks)
    return Composed(
        account=account,
        way=way,
        said_id=before.remote_id if way in _ABOUT_THE_OLD else "",
        adapted=adapted,
        language=language,
        count=length(adapted.text, account.capabilities.counting),
        pictures=_pictures(account, way, pictures),
    )


def _alts(edition: Edition, unsaved: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, unsaved.get(number, alt)) for number, name, alt in edition.captions)


def _pictures(account: AccountNow, way: Way, pictures: int) -> int:
    """A post that is changed keeps the pictures that it has; our own page shows the new ones."""
    if way is Way.CHANGE and not account.capabilities.house:
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
    for row in rows.order_by("edition__number"):
        found[row.account_id] = _after(row, found.get(row.account_id, NOTHING))
    return found


def _after(row: Rendition, before: Before) -> Before:
    """Return what stands there after one rendition more."""
    state = row.dispatch.state if row.dispatch else ""
    if row.gone_at is not None:
        return NOTHING
    if state in _UNSETTLED:
        return Before(said=before.said, remote_id=before.remote_id, unsettled=True)
    if row.said_at is not None or state == "sent":
        return Before(said=True, remote_id=row.remote_id, unsettled=False)
    if row.dispatch and row.dispatch.reason.startswith(Reason.TARGET_GONE.value):
        return Before(said=before.said, remote_id="", unsettled=False)
    return before


def examine(
    edition: Edition,
    composed: Iterable[Composed],
    *,
    alts: Mapping[int, str] | None = None,
    handed: tuple[Piece, ...] = (),
    translations: tuple[Tongued, ...] = (),
    meant: tuple[tuple[Fact, ...], frozenset[Fact]] = ((), frozenset()),
    at: datetime,
) -> tuple[Found, ...]:
    """Return what every check finds in it. `alts`: texts of pictures that are not saved yet.

    `handed` is what others say for us, `translations` the other languages; `meant` the facts that
    its parts name, and those it needs.
    """
    office = people.office(edition.office_id)
    asked_at = at.astimezone(ZoneInfo(office.zone))
    return check(
        Checked(
            language=edition.language,
            exercise=office.exercise,
            leaves_at=edition.due_at.astimezone(asked_at.tzinfo) if edition.due_at else asked_at,
            asked_at=asked_at,
            pieces=_pieces(composed, translations),
            pictures=_alts(edition, alts or {}),
            named=meant[0],
            needed=meant[1],
            handed=handed,
            translations=translations,
            has_text=bool(edition.text),
            message=f"{edition.headline}\n\n{edition.text}".strip(),
            corrects=edition.corrects_id is not None,
            mistake=edition.mistake,
            standing=_standing(edition, at),
            said_lately=_said_lately(edition, at),
        )
    )


def _pieces(composed: Iterable[Composed], translations: tuple[Tongued, ...]) -> tuple[Piece, ...]:
    """Return the accounts as the checks read them, but for those that are left out."""
    named = {one.language: one.piece.named for one in translations}
    return tuple(
        Piece(
            account_id=one.account.id,
            where=f"{one.account.title}, {one.account.address}",
            subject=one.adapted.subject,
            text=one.adapted.text,
            count=one.count,
            limit=one.account.capabilities.text_limit,
            house=one.account.capabilities.house,
            short=one.adapted.short,
            language=one.language,
            named=named.get(one.language, ()),
        )
        for one in composed
        if one.way is not Way.LATER
    )


def _standing(edition: Edition, at: datetime) -> tuple[Standing, ...]:
    """Return the other statements that were said within a week and still stand."""
    rows = Edition.objects.of(edition.office_id).filter(
        state__in=["publishing", "published"], said_at__gte=at - _STANDS_FOR
    )
    others = rows.exclude(statement_id=edition.statement_id).select_related("statement")
    return tuple(
        Standing(code=row.statement.code, headline=row.headline, text=f"{row.headline}. {row.text}")
        for row in others.order_by("-said_at")[:_STANDING_MAX]
    )


def _said_lately(edition: Edition, at: datetime) -> frozenset[tuple[int, str]]:
    """Return what was said, or is about to be, within the last day."""
    rows = Rendition.objects.filter(
        edition__office_id=edition.office_id,
        edition__submitted_at__gte=at - SAID_LATELY,
        edition__state__in=_ON_THEIR_WAY,
    ).exclude(edition__statement_id=edition.statement_id)
    return frozenset(rows.values_list("account_id", "text")[:_LATELY_MAX])
