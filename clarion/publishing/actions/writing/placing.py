"""Put pictures and films beside the words of a draft, with what usually stands for them."""

from collections.abc import Sequence
from datetime import datetime

from clarion.channels.contract import is_film
from clarion.kit import live
from clarion.kit.actor import Actor
from clarion.ledger.actions import enter
from clarion.publishing.models import Edition, Illustration, Picture
from clarion.publishing.rules.pictures.films import FILMS_MAX, TooManyFilms
from clarion.publishing.rules.pictures.pictures import PICTURES_MAX
from clarion.publishing.rules.refusals import NotADraft, TooManyPictures


def place(edition: Edition, pictures: Sequence[Picture], by: Actor, at: datetime) -> int:
    """Return the draft's new version; raises `NotADraft`, `TooManyPictures`, `TooManyFilms`."""
    if edition.state != "draft":
        raise NotADraft
    there = dict(edition.illustrations.values_list("picture_id", "picture__mime"))
    new = [one for one in dict.fromkeys(pictures) if one.pk not in there]
    films = [is_film(mime) for mime in (*there.values(), *(one.mime for one in new))]
    if films.count(False) > PICTURES_MAX:
        raise TooManyPictures
    if films.count(True) > FILMS_MAX:
        raise TooManyFilms
    last = edition.illustrations.order_by("-place").values_list("place", flat=True).first()
    Illustration.objects.bulk_create(
        Illustration(
            edition=edition,
            picture=one,
            place=number,
            name=one.name,
            alt=one.alts.get(edition.language, ""),
            caption=one.caption,
            credit=one.credit,
        )
        for number, one in enumerate(new, start=0 if last is None else last + 1)
    )
    edition.version += 1
    writers = {who for one in new for who in one.writers_in(edition.language)}
    edition.authors = sorted({*edition.authors, by.person, *writers})
    edition.saved_by, edition.saved_at, edition.moved_at = by.name, at, at
    edition.saved_from = ""
    changed = ["version", "authors", "saved_by", "saved_at", "saved_from", "moved_at"]
    edition.save(update_fields=changed)
    about, numbers = edition.statement.about, [one.pk for one in pictures]
    enter("pictures added", about=about, by=by, at=at, edition=edition.pk, pictures=numbers)
    live.tell(office_id=by.office_id, topic=about)
    return int(edition.version)
