"""A draft as everybody would read it, with what the checks find and what became of each fact."""

from dataclasses import dataclass
from datetime import datetime

from clarion.publishing.models import Edition
from clarion.publishing.queries.composing import Composed, compose
from clarion.publishing.queries.examining import examine
from clarion.publishing.queries.handing import Handing, Table, compose_handed, facts_of, table
from clarion.publishing.rules.checks import Found, Level
from clarion.publishing.rules.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding, and the reason for which somebody lets it pass."""

    found: Found
    passed_by: str = ""
    reason: str = ""

    @property
    def stops(self) -> bool:
        """Whether it stands in the way."""
        return self.found.level is Level.STOP and (self.found.final or not self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What each account would say, what others would say for us, and what stands in the way."""

    composed: list[Composed]
    handed: list[Handing]
    told: list[Told]
    table: Table


def preview(
    *, office_id: int, edition_id: int, link: str, wording: Wording | None = None, at: datetime
) -> Preview:
    """Return a draft as it would be read. With a `wording`, as if that were saved; it is not."""
    row: Edition = Edition.objects.of(office_id).get_or_refuse(pk=edition_id)
    chosen = None
    if wording is not None:
        row.headline, row.text, row.language = wording.headline, wording.text, wording.language
        row.due_at, row.mistake = wording.due_at, wording.mistake
        row.removes_old_words = wording.removes_old_words
        chosen = {number: wording.chosen(number) for number in wording.account_ids}
    composed = compose(row, link=link, chosen=chosen)
    handed = compose_handed(row, own_texts=wording.handed if wording else None)
    alts = wording.alts if wording else {}
    passed = {(one.code, one.quote): one for one in row.overrides.order_by("id")}
    pieces = tuple(one.piece() for one in handed)
    told = []
    for found in examine(row, composed, alts=alts, handed=pieces, meant=facts_of(row), at=at):
        one = passed.get((found.code, found.quote))
        told.append(
            Told(
                found=found,
                passed_by=one.by if one else "",
                reason=one.reason if one else "",
            )
        )
    return Preview(composed=composed, handed=handed, told=told, table=table(row, composed, handed))
