"""A picture that may not be shown stops every edition on its way that shows it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from clarion.kit import live
from clarion.kit.actor import Actor
from clarion.kit.announcements import announce
from clarion.kit.rows import Scoped, move
from clarion.ledger.actions import enter
from clarion.publishing.actions.saying.stopping import stop
from clarion.publishing.events import StatementSaid
from clarion.publishing.models import Edition, Picture, Rendition, Statement
from clarion.publishing.rules.lives import EDITION, WAITING
from clarion.publishing.rules.refusals import PlansChanged

_ON_THEIR_WAY = ("in_review", "approved", "scheduled", "publishing")
# Somebody has asked for these once more; they are on their way if something of them waits.
_SAID_AGAIN = ("published", "missed", "stopped")
_PUBLIC = ("publishing", "published", "corrected")


def lock_shown(picture_id: int, by: Actor) -> tuple[Picture, list[Edition]]:
    """Lock a picture, and before it every edition on its way that shows it.

    Whoever sends an edition for signature locks it first and its pictures second, and so do we.
    Raises `NotFound`; `PlansChanged`, if one was sent off while we looked.
    """
    pictures = Picture.objects.of(by.office_id)
    pictures.only("pk").get_or_refuse(pk=picture_id)
    statements = sorted(set(_on_their_way(picture_id, by).values_list("statement_id", flat=True)))
    locked = {
        one.pk: one
        for one in Statement.objects.of(by.office_id)
        .locked()
        .filter(pk__in=statements)
        .order_by("pk")
    }
    found = _on_their_way(picture_id, by).filter(statement_id__in=locked)
    editions = list(found.locked().order_by("statement_id", "pk"))
    for edition in editions:
        edition.statement = locked[edition.statement_id]
    rows = pictures.select_for_update(of=("self",), no_key=True).select_related("consent")
    picture: Picture = rows.defer("content", "thumbnail").get_or_refuse(pk=picture_id)
    if _on_their_way(picture_id, by).exclude(statement_id__in=locked).exists():
        raise PlansChanged
    return picture, editions


def latest(edition: Edition, at: datetime) -> datetime:
    """Return until when something of it may leave by itself, also what was asked for anew."""
    first = (edition.due_at or at) + timedelta(minutes=edition.late_minutes)
    waits = edition.renditions.filter(dispatch__state__in=WAITING)
    return max(first, *waits.values_list("dispatch__stale_at", flat=True))


def halt(editions: Sequence[Edition], *, why: str, by: Actor, at: datetime) -> None:
    """Stop what has not left of each, and say why; what has left is listed beside the picture."""
    for edition in editions:
        gone = stop(edition, why=why, by=by, at=at)
        if edition.state == "in_review":
            move(edition, EDITION, "returned", reason=why, moved_at=at)
        elif edition.state == "scheduled" and not gone:
            move(edition, EDITION, "missed", reason=why, moved_at=at)
        else:
            edition.reason = why
            edition.save(update_fields=["reason"])
        about = edition.statement.about
        enter("edition stopped", about=about, by=by, at=at, edition=edition.pk, why=why)
        live.tell(office_id=by.office_id, topic=about)


def show_anew(picture: Picture) -> None:
    """Have our own pages printed again that show it, or did."""
    rows = Edition.objects.of(picture.office_id).filter(
        illustrations__picture=picture, state__in=_PUBLIC
    )
    for number in sorted(set(rows.values_list("statement_id", flat=True))):
        announce(StatementSaid(office_id=picture.office_id, statement_id=number))


def _on_their_way(picture_id: int, by: Actor) -> Scoped:
    waits = Rendition.objects.filter(
        edition_id=OuterRef("pk"), pictures__gt=0, dispatch__state__in=WAITING
    )
    return Edition.objects.of(by.office_id).filter(
        Q(state__in=_ON_THEIR_WAY) | Q(Exists(waits), state__in=_SAID_AGAIN),
        illustrations__picture_id=picture_id,
    )
