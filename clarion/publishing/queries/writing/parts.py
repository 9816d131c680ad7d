"""The parts that a draft was put together from, for whoever goes on with them."""

from dataclasses import dataclass

from clarion.publishing.models import Edition, Handover
from clarion.publishing.queries.sharing.handing import Handing, compose_handed
from clarion.publishing.rules.parts import Parts, read


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsNow:
    """A draft in its parts; `parts` is None where it was written freely."""

    id: int
    state: str
    headline: str
    language: str
    theme: str
    code: str
    version: int
    parts: Parts | None
    handed: frozenset[tuple[str, str]]


def parts_now(*, office_id: int, edition_id: int) -> PartsNow:
    """Return the parts of an edition; raises `NotFound`."""
    rows = Edition.objects.of(office_id).select_related("statement")
    row: Edition = rows.get_or_refuse(pk=edition_id)
    return PartsNow(
        id=row.pk,
        state=row.state,
        headline=row.headline,
        language=row.language,
        theme=row.theme,
        code=row.statement.code,
        version=row.version,
        parts=read(row.parts),
        handed=frozenset(row.handovers.values_list("medium", "language")),
    )


def handings(*, office_id: int, edition_id: int, link: str) -> list[Handing]:
    """Return what others would say for us, as it was saved."""
    found = Handover.objects.filter(edition__office_id=office_id, edition_id=edition_id)
    rows = list(found.select_related("edition").order_by("id"))
    if not rows:
        return []
    own_texts = {(row.medium, row.language): row.own_text for row in rows}
    return compose_handed(rows[0].edition, link=link, own_texts=own_texts)
