"""How long a picture may be shown: reckoned anew whenever its consent or its expiry changes."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from clarion.kit.actor import Actor
from clarion.people import queries as people
from clarion.publishing.actions.pictures.halting import halt, latest, show_anew
from clarion.publishing.actions.pictures.showing import office_day
from clarion.publishing.models import Edition, Picture
from clarion.publishing.rules.pictures.consent import end_of, ends_on


def lasts(picture: Picture, editions: Sequence[Edition], by: Actor, at: datetime) -> None:
    """Reckon its last day, and stop what would leave after it; `editions` are on their way."""
    was_off, before = picture.off_at is not None, picture.ends_on
    until_on = picture.consent.until_on if picture.consent else None
    picture.ends_on = ends_on(picture.expires_on, until_on)
    over = picture.ends_on is not None and picture.ends_on < office_day(by.office_id, at)
    if picture.withdrawn_at is None:
        picture.off_at = (picture.off_at or at) if over else None
    picture.save(update_fields=["ends_on", "off_at"])
    if picture.ends_on is not None and picture.ends_on < (before or date.max):
        end = end_of([picture.ends_on], people.office(by.office_id).zone)
        late = [one for one in editions if end is not None and latest(one, at) > end]
        why = _("The time for which the picture “%s” may be shown ends before it leaves.")
        halt(late, why=why % picture.name, by=by, at=at)
    if was_off is not (picture.off_at is not None):
        show_anew(picture)
