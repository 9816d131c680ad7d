"""From here on an account says exactly this: in one post, or in several that belong together."""

from datetime import datetime

from clarion.channels.contract import Media
from clarion.kit.ids import new_key
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.queries.writing.composing import Composed, ComposedPost
from clarion.publishing.rules.saying.correction import Way


def freeze(
    edition: Edition, one: Composed, media: tuple[Media, ...], at: datetime
) -> list[Rendition]:
    """Write down each post with its key and language, and in a thread the digest of the one before.

    So a post that is changed, left out or put elsewhere ends what was agreed for all behind it. An
    account that is left out has its first post only.
    """
    first = Rendition.objects.get(edition=edition, account_id=one.account.id, place=0)
    rows = [first]
    if one.way is not Way.LATER:
        rows += [
            Rendition(edition=edition, account_id=one.account.id, place=place)
            for place in range(1, len(one.posts))
        ]
    first.subject, first.pictures, first.films = one.adapted.subject, one.pictures, one.films
    first.replaces = list(one.replaces)
    follows = ""
    for row, post in zip(rows, one.posts, strict=False):
        _fill(row, post, of=len(rows), follows=follows)
        row.language = one.language
        row.save()
        follows = row.outgoing(edition.language, at, media).digest()
    return rows


def _fill(row: Rendition, post: ComposedPost, *, of: int, follows: str) -> None:
    row.kind, row.text, row.key = post.kind.value, post.text, new_key()
    row.way, row.said_id = post.step.way.value, post.step.said_id
    row.thread_of, row.follows = of, follows


def freeze_subtitles(edition: Edition) -> frozenset[int]:
    """From here on its film has these subtitles, whatever becomes of them in the library.

    Return who wrote them, for these words are signed too.
    """
    writers: set[int] = set()
    for row in edition.illustrations.filter(picture__mime__startswith="video/"):
        row.subtitles = None
        tracks = list(row.tracks())
        writers.update(one.added_by_id for one in tracks if one.added_by_id is not None)
        row.subtitles = [one.pk for one in tracks]
        row.save(update_fields=["subtitles"])
    return frozenset(writers)
