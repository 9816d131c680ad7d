"""Send a draft for signature: from now on its words are exactly these."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.publishing.actions.agreeing.permitting import refuse_barred
from clarion.publishing.actions.pictures.showing import refuse_unagreed, refuse_unshown
from clarion.publishing.actions.saying.locking import lock_standing
from clarion.publishing.actions.writing.freezing import freeze, freeze_subtitles
from clarion.publishing.models import Edition, Handover, Override, Rendition, Translation
from clarion.publishing.queries.saying.titles import handed_title
from clarion.publishing.queries.sharing.handing import Handing, compose_handed, facts_of
from clarion.publishing.queries.writing.composing import Composed, ComposedPost, compose
from clarion.publishing.queries.writing.examining import examine
from clarion.publishing.queries.writing.translating import Translating, compose_translated
from clarion.publishing.rules.checks import Level
from clarion.publishing.rules.lives import EDITION
from clarion.publishing.rules.pictures.films import first_of
from clarion.publishing.rules.refusals import NotADraft, SomebodySaved, Stopped, TimeHasPassed
from clarion.publishing.rules.saying.correction import Way
from clarion.signoff.actions import Leaves, Piece, ask

# What leaves as soon as it is signed has this long to be signed.
_SIGNED_WITHIN = timedelta(days=7)


@transaction.atomic
def submit(
    *,
    edition_id: int,
    seen_version: int,
    link: str,
    emergency: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Ask for the signatures that its theme needs. `link` is its address on our own page.

    `emergency` is why a life is at risk; then two people sign in place of the chain.

    Raises `NotADraft`, `SomebodySaved`, `NotCarried`, `Stopped`, `TimeHasPassed`,
    `PictureWithdrawn`, `PictureExpired`, `PictureNotAgreed`.
    """
    by.must(Power.PUBLISH)
    edition = lock_standing(edition_id, by)
    if edition.state != "draft":
        raise NotADraft
    if edition.version != seen_version:
        raise SomebodySaved(name=edition.saved_by)
    if edition.due_at is not None and edition.due_at <= at:
        raise TimeHasPassed
    composed = compose(edition, link=link)
    refuse_barred(edition, (one.account for one in composed), by=by)
    refuse_unshown(edition, leaves_at=edition.due_at or at)
    handed = compose_handed(edition, link=link)
    languages = compose_translated(edition, composed)
    _refuse_stopped(edition, composed, handed, languages, at)
    authors = frozenset(edition.authors) | freeze_subtitles(edition)
    media = edition.media()
    pairs = [(one, freeze(edition, one, media, at)) for one in composed]
    said = [pair for pair in pairs if pair[0].way is not Way.LATER]
    refuse_unagreed(edition, [row for _one, rows in said for row in rows])
    others = _freeze_others(edition, handed, languages)
    request_id = _ask(edition, said, others, authors, emergency, by, at)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Others:
    """What is signed beside what our accounts say: other languages, and what others say for us."""

    handed: list[tuple[Handing, Handover]]
    translated: list[tuple[Translating, Translation]]


def _refuse_stopped(
    edition: Edition,
    composed: list[Composed],
    handed: list[Handing],
    languages: list[Translating],
    at: datetime,
) -> None:
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
        raise Stopped(what=" ".join(dict.fromkeys(one.says for one in standing)))


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
            *(_piece(one, post, edition) for one, _rows in pairs for post in one.posts),
            *(_translated_piece(one) for one, _row in others.translated),
            *(_handed_piece(one) for one, _row in others.handed),
        ),
        remarks=_remarks(edition),
        leaves=Leaves(due_at=edition.due_at, until=until),
        theme=edition.theme,
        emergency=emergency,
        authors=authors,
        by=by,
        at=at,
    )


def _remarks(edition: Edition) -> tuple[str, ...]:
    """Return what was let pass, and why, for whoever signs."""
    rows = Override.objects.filter(edition=edition).order_by("id")
    return tuple(
        _("%(name)s lets pass: %(what)s. %(reason)s")
        % {"name": one.by, "what": one.quote or one.code, "reason": one.reason}
        for one in rows
    )


def _shown(one: Composed, edition: Edition) -> tuple[tuple[int, str, str], ...]:
    """Return the pictures that go with it; what stands below them only our own page shows."""
    house = one.account.capabilities.house
    shown = first_of(edition.captions, pictures=one.pictures, films=one.films)
    still = [each for each in shown if not each.is_film]
    return tuple((each.id, each.alt, each.below if house else "") for each in still)


def _films(
    one: Composed, edition: Edition
) -> tuple[tuple[int, str, tuple[tuple[str, int], ...]], ...]:
    """Return the films that go with it, with the subtitles that are signed."""
    rows = edition.illustrations.filter(picture__mime__startswith="video/").order_by("place", "id")
    return tuple(
        (row.picture_id, row.alt, tuple(row.tracks().values_list("language", "pk")))
        for row in rows[: one.films]
    )


def _piece(one: Composed, post: ComposedPost, edition: Edition) -> Piece:
    """Return one post as it is signed; of a thread, with its number and what it stands below."""
    below = post.number > 1 and post.step.way is Way.SAY
    deeds = {
        Way.SAY: "",
        Way.CHANGE: _("In the place of what stands there"),
        Way.REPLACE: _("What stands there is taken down, and this is said"),
        Way.REPLY: _("As a reply to what stands there"),
        Way.SAY_ANEW: _("Beside what stands there"),
        Way.LATER: "",
    }
    first = post.number == 1
    return Piece(
        where=_where(one, post),
        text=post.text,
        subject=one.adapted.subject if first else "",
        deed=_("Below the post before") if below else deeds[post.step.way],
        pictures=_shown(one, edition) if first else (),
        films=_films(one, edition) if first and one.films else (),
        language=one.language,
    )


def _translated_piece(one: Translating) -> Piece:
    return Piece(
        where=one.where,
        text=one.page.text,
        subject=one.page.headline,
        language=one.language,
        deed=_("Translated by %(name)s; stands beside the original")
        % {"name": one.said.translator},
    )


def _where(one: Composed, post: ComposedPost) -> str:
    facts = {
        "account": f"{one.account.title}, {one.account.address}",
        "number": post.number,
        "of": one.thread_of,
    }
    if post.is_comment:
        return _("%(account)s: first comment") % facts
    if one.thread_of > 1:
        return _("%(account)s: post %(number)s of %(of)s") % facts
    return str(facts["account"])


def _handed_piece(one: Handing) -> Piece:
    return Piece(
        where=handed_title(one.medium.name, one.language),
        text=one.text,
        subject=one.subject,
        language=one.language,
        deed=_("Shared by people in their own name, once it stands on our own page")
        if one.medium.shared
        else _("Sent or read out by others, once it is signed"),
    )
