"""The public chain of an office, as anybody may check it without us."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Max

from clarion.newsroom.models import Imprint
from clarion.newsroom.rules.chain import Link, Way, words_digest
from clarion.people import queries as people
from clarion.people.queries import OfficeCard

CHAIN_PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Part of an office's public chain, and the keys that signed it.

    `gone`: codes, and up to which edition their words are shown no more. `said`: codes, and up to
    which edition we have said it ourselves; what others hand on of a later one is not shown yet.
    """

    office: OfficeCard
    links: tuple[Link, ...]
    publics: tuple[str, ...]
    digests: tuple[str, ...]  # of the words of each
    gone: Mapping[str, int]
    said: Mapping[str, int]
    more: bool

    def shows(self, link: Link) -> bool:
        """Say whether the words of an imprint may be read."""
        words = link.words
        handed = words.telling is not None and words.telling.way is Way.HANDED
        is_said = not handed or words.number <= self.said.get(words.code, 0)
        return is_said and words.number > self.gone.get(words.code, 0)


def chain(*, slug: str, after: int) -> Chain | None:
    """Return the chain from a place on; None where there is no such office."""
    office = people.office_by_slug(slug)
    if office is None:
        return None
    rows = Imprint.objects.of(office.id).filter(position__gt=after).select_related("key")
    found = list(rows.order_by("position")[: CHAIN_PAGE + 1])
    shown = found[:CHAIN_PAGE]
    of_codes = Imprint.objects.of(office.id).filter(code__in={row.code for row in shown})
    said = of_codes.filter(withdrawn=False).exclude(way=Way.HANDED)
    newest = of_codes.order_by().values("code").annotate(last=Max("number"))
    return Chain(
        office=office,
        links=tuple(row.link() for row in shown),
        publics=tuple(row.key.public for row in shown),
        digests=tuple(words_digest(row.headline, row.text) for row in shown),
        gone=dict(newest.filter(withdrawn=True).values_list("code", "last")),
        said=dict(
            said.order_by().values("code").annotate(last=Max("number")).values_list("code", "last")
        ),
        more=len(found) > CHAIN_PAGE,
    )
