"""What stands beside the words on our own page: pictures, films, and what is said in them."""

from django.db.models import Exists, OuterRef, QuerySet

from clarion.publishing.models import Edition, Illustration, Picture, Subtitles
from clarion.publishing.queries.pictures.films import Film, film_in
from clarion.publishing.queries.saying.published import OWN_PAGE


def published_picture(*, office_id: int, name: str) -> tuple[str, bytes] | None:
    """Return type and bytes of a picture, a film or its subtitles that stand on our own page.

    None for any other.
    """
    digest, _dot, ending = name.partition(".")
    if ending == "vtt":
        return _published_subtitles(office_id, digest)
    stands = _standing(office_id).filter(picture__digest=digest)
    if ending != "mp4":  # a film is not fetched by the name of a picture
        stands = stands.exclude(picture__mime__startswith="video/")
    row = stands.select_related("picture").first()
    return (row.picture.mime, bytes(row.picture.content)) if row else None


def published_film(*, office_id: int, name: str) -> Film | None:
    """Return a film that stands on our own page; None for any other."""
    stands = _standing(office_id).filter(picture__digest=name.partition(".")[0])
    return film_in(Picture.objects.of(office_id).filter(pk__in=stands.values("picture_id")))


def _published_subtitles(office_id: int, digest: str) -> tuple[str, bytes] | None:
    stands = _standing(office_id).filter(subtitles__contains=[OuterRef("pk")])
    rows = Subtitles.objects.filter(Exists(stands), film__office_id=office_id, digest=digest)
    text = rows.values_list("text", flat=True).first()
    return None if text is None else ("text/vtt; charset=utf-8", text.encode())


def _standing(office_id: int) -> QuerySet[Illustration]:
    """Return what is shown on our own page."""
    removing = Edition.objects.filter(
        statement_id=OuterRef("edition__statement_id"),
        number__gt=OuterRef("edition__number"),
        removes_old_words=True,
        renditions__account__network=OWN_PAGE,
        renditions__said_at__isnull=False,
    )
    return Illustration.objects.filter(
        ~Exists(removing),
        picture__off_at=None,
        picture__office_id=office_id,
        edition__state__in=["publishing", "published", "corrected"],
        edition__renditions__account__network=OWN_PAGE,
        edition__renditions__said_at__isnull=False,
    )
