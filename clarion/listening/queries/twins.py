"""What somebody wrote to us and a watch heard as well: one post, and one person."""

from collections.abc import Collection, Mapping

from clarion.channels import listened
from clarion.listening.models import Mention, Source
from clarion.listening.models.mention import mark

# Of a network and what a post is called there.
Name = tuple[str, str]


def twins(*, office_id: int, names: Collection[Name]) -> Mapping[Name, frozenset[int]]:
    """Return of these posts the mentions that are the same; two queries, none without a name.

    A mention is found by the name of its post, and never the other way round: what it is called on
    its network names its author, and is not kept.
    """
    if not names:
        return {}
    marks = {
        mark(source_id, remote_id): (network, remote_id)
        for source_id, network in _sources(office_id)
        for its, remote_id in names
        if its == network
    }
    found: dict[Name, set[int]] = {}
    if marks:
        rows = Mention.objects.of(office_id).filter(remote_id__in=list(marks))
        for pk, name in rows.values_list("pk", "remote_id"):
            found.setdefault(marks[name], set()).add(pk)
    return {name: frozenset(ids) for name, ids in found.items()}


def _sources(office_id: int) -> list[tuple[int, str]]:
    rows = Source.objects.of(office_id).values_list("pk", "kind")
    return [(pk, listened.pick(kind).network) for pk, kind in rows if kind in listened.SOURCES]
