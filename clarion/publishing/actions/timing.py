"""A draft has another time: kept as a version like any other change, with whoever chose it."""

from datetime import datetime

from clarion.kit.actor import Actor
from clarion.publishing.models import Edition, Version


def keep_version(edition: Edition, by: Actor, at: datetime) -> None:
    """Save a draft whose time has been changed; whoever chose it has a hand in it."""
    edition.version += 1
    edition.authors = sorted({*edition.authors, *([by.staff_id] if by.staff_id else [])})
    edition.saved_by, edition.saved_at, edition.moved_at = by.name, at, at
    edition.save()
    own = edition.renditions.exclude(own_text="").values_list("account_id", "own_text")
    Version.objects.create(
        edition=edition,
        number=edition.version,
        headline=edition.headline,
        text=edition.text,
        own_texts={str(account_id): text for account_id, text in own},
        by=by.name,
        staff_id=by.staff_id,
        saved_at=at,
    )
