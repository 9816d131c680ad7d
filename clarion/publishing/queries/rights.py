"""What may be done with the pictures beside the words of an edition."""

from clarion.publishing.models import Edition, Picture
from clarion.publishing.rules.consent import Rights


def rights_beside(edition: Edition, *, lock: bool = False) -> tuple[Rights, ...]:
    """Return the rights of each, in the order of their numbers.

    With `lock` nobody withdraws one, or changes how long it may be shown, until we are done.
    """
    there = edition.illustrations.values("picture_id")
    rows = Picture.objects.of(edition.office_id).filter(pk__in=there)
    rows = rows.select_related("consent").defer("content", "thumbnail").order_by("pk")
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    return tuple(row.rights() for row in rows)
