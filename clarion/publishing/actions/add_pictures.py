"""Put pictures beside the words of a draft, and into the office's library."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.postroom.actions import NotReadable, Upload, accept_all
from clarion.publishing.actions.locking import lock_standing
from clarion.publishing.models import Illustration, Picture
from clarion.publishing.rules.pictures import PICTURES_MAX, fit
from clarion.publishing.rules.refusals import NotADraft


class TooManyPictures(Refusal):
    """Four pictures at most go with a statement: more than that no network takes."""


def add_pictures(*, edition_id: int, uploads: Sequence[Upload], by: Actor, at: datetime) -> int:
    """Return the draft's new version. Painting takes seconds, and is done before the transaction.

    Raises `NotReadable`, `TooManyPictures`, `NotADraft`, `IsWithdrawn`.
    """
    by.must(Power.PUBLISH)
    kept = accept_all(uploads)
    if wrong := next((one for one in kept if not one.mime.startswith("image/")), None):
        raise NotReadable(name=wrong.name)
    painted = [(one.name, *fit(one.content)) for one in kept]
    return _keep(edition_id, painted, by, at)


@transaction.atomic
def _keep(edition_id: int, painted: list[tuple[str, bytes, str]], by: Actor, at: datetime) -> int:
    edition = lock_standing(edition_id, by)
    if edition.state != "draft":
        raise NotADraft
    there = edition.illustrations.count()
    if there + len(painted) > PICTURES_MAX:
        raise TooManyPictures
    numbers = []
    for place, (name, content, mime) in enumerate(painted, start=there):
        picture = _picture(name, content, mime, by, at)
        Illustration.objects.get_or_create(
            edition=edition, picture=picture, defaults={"place": place}
        )
        numbers.append(picture.pk)
    edition.version += 1
    edition.authors = sorted({*edition.authors, by.person})
    edition.saved_by, edition.saved_at, edition.moved_at = by.name, at, at
    edition.saved_from = ""
    changed = ["version", "authors", "saved_by", "saved_at", "saved_from", "moved_at"]
    edition.save(update_fields=changed)
    about = edition.statement.about
    enter("pictures added", about=about, by=by, at=at, edition=edition.pk, pictures=numbers)
    live.tell(office_id=by.office_id, topic=about)
    return int(edition.version)


def _picture(name: str, content: bytes, mime: str, by: Actor, at: datetime) -> Picture:
    picture: Picture
    picture, _made = Picture.objects.get_or_create(
        office_id=by.office_id,
        digest=hashlib.sha256(content).hexdigest(),
        defaults={
            "name": name[:200],
            "mime": mime,
            "content": content,
            "added_by": by.name,
            "added_at": at,
        },
    )
    return picture
