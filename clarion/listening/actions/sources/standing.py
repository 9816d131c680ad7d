"""The watches in force that listen to a source, as the rules know them."""

from datetime import datetime

from clarion.channels import listened
from clarion.listening.models import Following, Source, Term, Watch
from clarion.listening.rules.matching import Standing


def standing(*, source: Source, at: datetime) -> list[Standing]:
    """Return them; an empty list means that nobody has a purpose for this source."""
    ids = Following.objects.filter(source=source).values("watch_id")
    rows = Watch.objects.of(source.office_id).filter(
        pk__in=ids, state="on", begins_at__lte=at, until_at__gt=at
    )
    network = listened.pick(source.kind).network
    terms: dict[int, list[str]] = {}
    accounts: dict[int, set[str]] = {}
    for term in Term.objects.filter(watch__in=rows).select_related("official"):
        official = term.official
        if official is None:
            terms.setdefault(term.watch_id, []).append(term.words)
        # A name of the register is somebody else's on another network.
        elif official.state == "holds" and official.network == network:
            accounts.setdefault(term.watch_id, set()).add(official.handle)
    return [
        Standing(
            watch_id=row.pk,
            terms=tuple(terms.get(row.pk, ())),
            accounts=frozenset(accounts.get(row.pk, ())),
            languages=frozenset(row.languages),
            assembly=row.assembly,
        )
        for row in rows
    ]
