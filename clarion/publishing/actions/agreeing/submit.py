"""Send a draft for signature: from now on its words are exactly these."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.publishing.actions.agreeing.permitting import refuse_barred
from clarion.publishing.actions.agreeing.showing_signers import (
    cautions,
    handed_piece,
    piece,
    remarks,
    translated_piece,
)
from clarion.publishing.actions.pictures.showing import refuse_unagreed, refuse_unshown
from clarion.publishing.actions.saying.locking import lock_standing
from clarion.publishing.actions.writing.freezing import freeze, freeze_subtitles
from clarion.publishing.models import Edition, Handover, Override, Rendition, Translation
from clarion.publishing.queries.sharing.handing import Handing, compose_handed, facts_of
from clarion.publishing.queries.writing.composing import Composed, compose
from clarion.publishing.queries.writing.examining import examine
from clarion.publishing.queries.writing.translating import Translating, compose_translated
from clarion.publishing.rules.checks import Found, Level
from clarion.publishing.rules.lives import EDITION
from clarion.publishing.rules.refusals import (
    LookAgain,
    NotADraft,
    SomebodySaved,
    Stopped,
    TimeHasPassed,
)
from clarion.publishing.rules.saying.correction import Way
from clarion.signoff.actions import Leaves, ask

# What leaves as soon as it is signed has this long to be signed.
_SIGNED_WITHIN = timedelta(days=7)


@transaction.atomic
def submit(
    *,
    edition_id: int,
    seen_version: int,
    link: str,
    emergency: str = "",
    looked_at: frozenset[str] | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Ask for the signatures that its theme needs. `link` is its address on our own page.

    `emergency` is why a life is at risk; then two people sign in place of the chain. `looked_at`
    are the marks of what its writer has looked at again; None: only whoever signs is asked to.

    Raises `NotADraft`, `SomebodySaved`, `NotCarried`, `Stopped`, `LookAgain`, `TimeHasPassed`,
    `PictureWithdrawn`, `PictureExpired`, `PictureNotAgreed`.
    """
    by.must(Power.PUBLISH)
    edition = lock_standing(edition_id, by)
    _refuse_other_than(edition, seen_version, at)
    composed = compose(edition, link=link)
    refuse_barred(edition, (one.account for one in composed), by=by)
    refuse_unshown(edition, leaves_at=edition.due_at or at)
    handed = compose_handed(edition, link=link)
    languages = compose_translated(edition, composed)
    again = _examined(edition, composed, handed, languages, at)
    _refuse_unseen(again, looked_at)
    authors = frozenset(edition.authors) | freeze_subtitles(edition)
    said = _freeze(edition, composed, at)
    others = _freeze_others(edition, handed, languages)
    request_id = _ask(edition, said, others, cautions(again), authors, emergency, by, at)
    move(
        edition,
        EDITION,
        "in_review",
        request_id=request_id,
        submitted_by=by.name,
        submitted_by_id=by.staff_id,
        submitted_at=at,
        moved_at=at,
    )
    about = edition.statement.about
    enter("edition submitted", about=about, by=by, at=at, edition=edition.pk, request=request_id)
    live.tell(office_id=by.office_id, topic=about)


def _refuse_other_than(edition: Edition, seen_version: int, at: datetime) -> None:
    if edition.state != "draft":
        raise NotADraft
    if edition.version != seen_version:
        raise SomebodySaved(name=edition.saved_by)
    if edition.due_at is not None and edition.due_at <= at:
        raise TimeHasPassed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Others:
    """What is signed beside what our accounts say: other languages, and what others say for us."""

    handed: list[tuple[Handing, Handover]]
    translated: list[tuple[Translating, Translation]]


def _examined(
    edition: Edition,
    composed: list[Composed],
    handed: list[Handing],
    languages: list[Translating],
    at: datetime,
) -> list[Found]:
    """Return what is to be looked at again, if nothing stands in the way."""
    found = examine(
        edition,
        composed,
        handed=tuple(one.piece() for one in handed),
        translations=tuple(one.tongued() for one in languages),
        meant=facts_of(edition),
        at=at,
    )
    passed = set(Override.objects.filter(edition=edition).values_list("code", "quote", "digest"))
    stops = [one for one in found if one.level is Level.STOP]
    if standing := [one for one in stops if one.final or one.name not in passed]:
        raise Stopped(what=" ".join(cautions(standing)))
    return [one for one in found if one.level is Level.WARN]


def _refuse_unseen(again: list[Found], looked_at: frozenset[str] | None) -> None:
    if looked_at is not None and any(one.mark not in looked_at for one in again):
        marks = ",".join(dict.fromkeys(one.mark for one in again))
        raise LookAgain(what=" ".join(cautions(again)), marks=marks)


def _freeze(
    edition: Edition, composed: list[Composed], at: datetime
) -> list[tuple[Composed, list[Rendition]]]:
    """Keep what each account will say; return what is said now."""
    media = edition.media()
    pairs = [(one, freeze(edition, one, media, at)) for one in composed]
    said = [pair for pair in pairs if pair[0].way is not Way.LATER]
    refuse_unagreed(edition, [row for _one, rows in said for row in rows])
    return said


def _freeze_others(
    edition: Edition, handed: list[Handing], languages: list[Translating]
) -> _Others:
    written = [one for one in languages if not one.said.empty]
    return _Others(
        handed=[(one, _freeze_handed(edition, one)) for one in handed],
        translated=[(one, _freeze_translation(edition, one)) for one in written],
    )


def _freeze_handed(edition: Edition, one: Handing) -> Handover:
    row: Handover = edition.handovers.get(medium=one.medium.name, language=one.language)
    row.subject, row.text = one.subject, one.text
    row.save(update_fields=["subject", "text"])
    return row


def _freeze_translation(edition: Edition, one: Translating) -> Translation:
    row: Translation = edition.translations.get(language=one.language)
    row.said_headline, row.said_text = one.page.headline, one.page.text
    row.save(update_fields=["said_headline", "said_text"])
    return row


def _ask(
    edition: Edition,
    pairs: list[tuple[Composed, list[Rendition]]],
    others: _Others,
    doubts: tuple[str, ...],
    authors: frozenset[int],
    emergency: str,
    by: Actor,
    at: datetime,
) -> int:
    """Ask for all of it together: what we say, in every language, and what others say for us."""
    about = edition.statement.about
    media = edition.media()
    rows = [row for _one, posts in pairs for row in posts]
    outgoing = [row.outgoing(edition.language, at, media) for row in rows]
    outgoing += [row.taking_down(row.key, at, name) for row in rows for name in row.replaced]
    late = timedelta(minutes=edition.late_minutes)
    until = (edition.due_at or at + _SIGNED_WITHIN) + late
    return ask(
        about=about,
        words=edition.text,
        where=edition.headline,
        digests=(
            *(one.digest() for one in outgoing),
            *(row.page(about).digest() for _one, row in others.translated),
            *(row.handed(about).digest() for _one, row in others.handed),
        ),
        pieces=(
            *(piece(one, post, edition) for one, _rows in pairs for post in one.posts),
            *(translated_piece(one) for one, _row in others.translated),
            *(handed_piece(one) for one, _row in others.handed),
        ),
        remarks=remarks(edition),
        cautions=doubts,
        leaves=Leaves(due_at=edition.due_at, until=until),
        theme=edition.theme,
        emergency=emergency,
        authors=authors,
        by=by,
        at=at,
    )
