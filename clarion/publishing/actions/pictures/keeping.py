"""Pictures come in, once the scanner has looked at them: painted anew, and kept once."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from clarion.kit.actor import Actor
from clarion.postroom.actions import NotReadable, Upload, accept_all
from clarion.publishing.models import Picture
from clarion.publishing.rules.pictures.pictures import fit, small


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """A picture as we keep it: without where and when it was taken."""

    name: str
    content: bytes
    mime: str
    thumbnail: bytes


def paint(upload: Upload) -> Painted:
    """Paint it anew, which takes a second, with no transaction open.

    Raises `NotReadable` for what is no picture.
    """
    (kept,) = accept_all([upload])
    if not kept.mime.startswith("image/"):
        raise NotReadable(name=upload.name)
    content, mime = fit(kept.content)
    return Painted(name=kept.name, content=content, mime=mime, thumbnail=small(content))


def keep(painted: Painted, by: Actor, at: datetime) -> tuple[Picture, bool]:
    """Return it, and whether it was there already; the same bytes are the same picture."""
    picture, made = Picture.objects.get_or_create(
        office_id=by.office_id,
        digest=hashlib.sha256(painted.content).hexdigest(),
        defaults={
            "name": painted.name[:200],
            "mime": painted.mime,
            "content": painted.content,
            "thumbnail": painted.thumbnail,
            "added_by": by.name,
            "added_at": at,
        },
    )
    return picture, not made
