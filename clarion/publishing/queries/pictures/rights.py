"""What may be done with the pictures beside the words of an edition."""

from collections.abc import Iterable

from clarion.postroom import queries as postroom
from clarion.publishing.models import Edition, Picture, Rendition
from clarion.publishing.rules.pictures.consent import Rights, Use, use_of
from clarion.publishing.rules.pictures.films import first_of


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


def uses_beside(edition: Edition, rows: Iterable[Rendition]) -> dict[int, frozenset[Use]]:
    """Return as what each of its pictures is shown by some of its renditions."""
    accounts = postroom.answering(office_id=edition.office_id)
    shown = [
        (
            {one.id for one in first_of(edition.captions, pictures=row.pictures, films=row.films)},
            use_of(accounts[row.account_id].capabilities),
        )
        for row in rows
    ]
    return {
        one.id: frozenset(use for there, use in shown if one.id in there)
        for one in edition.captions
    }
