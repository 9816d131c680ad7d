"""Something of an edition has changed: all of it is kept as a version, with whoever changed it."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from clarion.kit.actor import Actor
from clarion.publishing.models import Edition, Version
from clarion.publishing.rules.windows import Window, goes_on


def keep_version(
    edition: Edition,
    by: Actor,
    at: datetime,
    *,
    own_texts: Mapping[int, str] | None = None,
    comments: Mapping[int, str] | None = None,
    window: Window | None = None,
) -> bool:
    """Save a draft that somebody has changed; whoever did it has a hand in it.

    `own_texts` and `comments`: what was written for each account, also for those not chosen.
    Returns whether a version was begun, and not gone on with.
    """
    edition.authors = sorted({*edition.authors, *([by.staff_id] if by.staff_id else [])})
    return keep_unwritten(edition, by, at, own_texts=own_texts, comments=comments, window=window)


def keep_unwritten(
    edition: Edition,
    by: Actor,
    at: datetime,
    *,
    own_texts: Mapping[int, str] | None = None,
    comments: Mapping[int, str] | None = None,
    window: Window | None = None,
) -> bool:
    """Save what has changed without anybody writing it: nobody becomes an author by it."""
    before = edition.version
    edition.version += 1
    edition.saved_by, edition.saved_at, edition.moved_at = by.name, at, at
    edition.saved_from = window.mark if window else ""
    edition.save()
    written = _written(edition, own_texts, comments)
    words = _words(edition, written, by, at)
    last = _goes_on(edition, before, words, by, at) if window else None
    since_at = at if window and window.by_itself else None
    if last is None:
        Version.objects.create(edition=edition, since_at=since_at, **words)
        return True
    last.since_at = last.since_at if since_at else None
    for name, value in words.items():
        setattr(last, name, value)
    last.save()
    return False


def _written(
    edition: Edition, own_texts: Mapping[int, str] | None, comments: Mapping[int, str] | None
) -> dict[str, dict[str, str]]:
    """Return what was written for each account; what is not given is as it was saved."""
    if own_texts is None or comments is None:
        rows = edition.renditions.filter(place=0)
        saved = list(rows.values_list("account_id", "own_text", "comment"))
        if own_texts is None:
            own_texts = {number: own_text for number, own_text, _comment in saved}
        if comments is None:
            comments = {number: comment for number, _own_text, comment in saved}
    both = {"own_texts": own_texts, "comments": comments}
    return {
        name: {str(number): text for number, text in texts.items() if text}
        for name, texts in both.items()
    }


def _words(
    edition: Edition, written: Mapping[str, Mapping[str, str]], by: Actor, at: datetime
) -> dict[str, Any]:
    return {
        "number": edition.version,
        "headline": edition.headline,
        "text": edition.text,
        "mistake": edition.mistake,
        **written,
        "parts": edition.parts,
        "handed": {one.key: one.own_text for one in edition.handovers.all() if one.own_text},
        "translations": {
            one.language: asdict(one.translated()) for one in edition.translations.order_by("id")
        },
        "by": by.name,
        "staff_id": by.staff_id,
        "saved_at": at,
    }


def _goes_on(
    edition: Edition, number: int, words: Mapping[str, Any], by: Actor, at: datetime
) -> Version | None:
    """Return the version that the same person was writing, if this is more of it."""
    rows = Version.objects.filter(edition=edition, number=number, staff_id=by.staff_id)
    last = rows.exclude(since_at=None).first()
    if last is None:
        return None
    now = len(Version(**words).everything)
    before = len(last.everything)
    return last if goes_on(since=last.since_at, before=before, now=now, at=at) else None
