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
    # Asked for every batch of a stream: plain values, as rows of thousands of terms cost more
    # than what is said.
    found = Term.objects.filter(watch__in=rows).values_list(
        "watch_id", "words", "official_id", "official__state", "official__network",
        "official__handle",
    )  # fmt: skip
    for watch_id, words, official_id, state, place, handle in found.order_by("pk"):
        if official_id is None:
            terms.setdefault(watch_id, []).append(words)
        # A name of the register is somebody else's on another network.
        elif state == "holds" and place == network:
            accounts.setdefault(watch_id, set()).add(handle)
    return [
        Standing(
            watch_id=pk,
            terms=tuple(terms.get(pk, ())),
            accounts=frozenset(accounts.get(pk, ())),
            languages=frozenset(languages),
            assembly=assembly,
        )
        for pk, languages, assembly in rows.order_by("pk").values_list(
            "pk", "languages", "assembly"
        )
    ]
