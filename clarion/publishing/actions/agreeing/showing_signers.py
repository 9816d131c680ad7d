"""What whoever signs reads: every piece as it will be said, what was let pass, what is doubted."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from clarion.publishing.models import Edition, Override
from clarion.publishing.queries.saying.titles import handed_title
from clarion.publishing.queries.sharing.handing import Handing
from clarion.publishing.queries.writing.composing import Composed, ComposedPost
from clarion.publishing.queries.writing.translating import Translating
from clarion.publishing.rules.checks import Found
from clarion.publishing.rules.pictures.films import first_of
from clarion.publishing.rules.saying.correction import Way
from clarion.signoff.actions import Piece

_CAUTIONS_MAX = 20


def cautions(found: Sequence[Found]) -> tuple[str, ...]:
    """Return each in one line, with the words that it is about; not more than anybody reads."""
    lines = list(dict.fromkeys(map(_caution, found)))
    left = len(lines) - _CAUTIONS_MAX
    more = [_("And %(number)s more, beside the draft.") % {"number": left}] if left > 0 else []
    return (*lines[:_CAUTIONS_MAX], *more)


def _caution(one: Found) -> str:
    words = f"{one.says.rstrip('.')}: “{one.quote}”" if one.quote else one.says.rstrip(".")
    return f"{words} ({'; '.join(one.where)})." if one.where else f"{words}."


def remarks(edition: Edition) -> tuple[str, ...]:
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


def piece(one: Composed, post: ComposedPost, edition: Edition) -> Piece:
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


def translated_piece(one: Translating) -> Piece:
    """Return what stands beside the original in another language."""
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


def handed_piece(one: Handing) -> Piece:
    """Return what others say for us."""
    return Piece(
        where=handed_title(one.medium.name, one.language),
        text=one.text,
        subject=one.subject,
        language=one.language,
        deed=_("Shared by people in their own name, once it stands on our own page")
        if one.medium.shared
        else _("Sent or read out by others, once it is signed"),
    )
