"""By which words a statement is found: kept once for each statement, however often it was told."""

from collections.abc import Iterable

from clarion.newsroom.models import Imprint, Trace
from clarion.newsroom.rules.traces import kept
from clarion.newsroom.rules.words import tokens


def trace(rows: Iterable[Imprint]) -> None:
    """Keep the traces of the words of these imprints, and note that it was done."""
    done = list(rows)
    found = {
        (row.office_id, row.code, digest)
        for row in done
        for digest in kept(tokens(f"{row.headline}\n\n{row.text}"))
    }
    Trace.objects.bulk_create(
        (
            Trace(office_id=office_id, code=code, digest=digest)
            for office_id, code, digest in sorted(found)
        ),
        ignore_conflicts=True,
    )
    Imprint.objects.filter(pk__in=[row.pk for row in done]).update(traced=True)
