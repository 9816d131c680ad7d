"""Something of an edition has changed: all of it is kept as a version, with whoever changed it."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from clarion.kit.actor import Actor
from clarion.publishing.models import Edition, Version


def keep_version(
    edition: Edition, by: Actor, at: datetime, *, own_texts: Mapping[int, str] | None = None
) -> None:
    """Save a draft that somebody has changed; whoever did it has a hand in it.

    `own_texts`: what was written for each account, also for those that were not chosen.
    """
    edition.authors = sorted({*edition.authors, *([by.staff_id] if by.staff_id else [])})
    keep_unwritten(edition, by, at, own_texts=own_texts)


def keep_unwritten(
    edition: Edition, by: Actor, at: datetime, *, own_texts: Mapping[int, str] | None = None
) -> None:
    """Save what has changed without anybody writing it: nobody becomes an author by it."""
    edition.version += 1
    edition.saved_by, edition.saved_at, edition.moved_at = by.name, at, at
    edition.save()
    if own_texts is None:
        own_texts = dict(edition.renditions.values_list("account_id", "own_text"))
    Version.objects.create(
        edition=edition,
        number=edition.version,
        headline=edition.headline,
        text=edition.text,
        mistake=edition.mistake,
        own_texts={str(number): text for number, text in own_texts.items() if text},
        parts=edition.parts,
        translations={one.language: asdict(one.translated()) for one in edition.translations.all()},
        handed={one.key: one.own_text for one in edition.handovers.all() if one.own_text},
        by=by.name,
        staff_id=by.staff_id,
        saved_at=at,
    )
