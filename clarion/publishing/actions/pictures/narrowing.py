"""Whoever agreed to less than before is shown no more where they did not agree to be."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from clarion.kit.actor import Actor
from clarion.publishing.actions.pictures.halting import halt
from clarion.publishing.models import Edition, Picture, Rendition
from clarion.publishing.queries.pictures.rights import uses_beside
from clarion.publishing.rules.lives import WAITING
from clarion.publishing.rules.pictures.consent import Rights, lost
from clarion.publishing.rules.saying.correction import Way


def narrow(
    picture: Picture, before: Rights, editions: Sequence[Edition], by: Actor, at: datetime
) -> list[Edition]:
    """Stop what would show it as what it may not be any more; return what goes on."""
    gone = lost(before, picture.rights())
    if not gone:
        return list(editions)
    stopped = [one for one in editions if gone & uses_beside(one, _unsaid(one))[picture.pk]]
    why = _("Whoever can be recognised in the picture “%s” has not agreed to be shown there.")
    halt(stopped, why=why % picture.name, by=by, at=at)
    return [one for one in editions if one not in stopped]


def _unsaid(edition: Edition) -> list[Rendition]:
    """Return what of it is still to come: at the door, or not even there yet."""
    waits = Q(dispatch__state__in=WAITING)
    if edition.state in {"in_review", "approved"}:
        waits |= Q(dispatch=None)
    rows = edition.renditions.exclude(way=Way.LATER.value).filter(waits)
    return list(rows)
