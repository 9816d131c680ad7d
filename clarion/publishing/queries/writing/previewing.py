"""A draft as everybody would read it, with what the checks find and what became of each fact."""

from dataclasses import dataclass
from datetime import datetime

from clarion.people import queries as people
from clarion.people.queries import OfficeCard
from clarion.publishing.models import Edition
from clarion.publishing.models.edition import Beside
from clarion.publishing.queries.sharing.handing import (
    Handing,
    Table,
    compose_handed,
    facts_of,
    table,
)
from clarion.publishing.queries.writing.composing import Composed, compose
from clarion.publishing.queries.writing.examining import examine
from clarion.publishing.queries.writing.translating import Translating, compose_translated
from clarion.publishing.rules.checks import Found, Level
from clarion.publishing.rules.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding, and the reason for which somebody lets it pass. `begun`: something is written."""

    found: Found
    passed_by: str = ""
    reason: str = ""
    begun: bool = True

    @property
    def shown(self) -> str:
        """How loudly it is shown: a blank page needs no alarm, though it cannot be sent."""
        quiet = not self.begun and self.found.code == "empty"
        return Level.NOTE.value if quiet else self.found.level.value

    @property
    def stops(self) -> bool:
        """Whether it stands in the way."""
        return self.found.level is Level.STOP and (self.found.final or not self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What each account would say, what others would say for us, and what stands in the way.

    `translations` are the languages in which it is said on our own page beside the original.
    """

    composed: list[Composed]
    handed: list[Handing]
    translations: list[Translating]
    told: list[Told]
    table: Table
    authors: frozenset[int]  # whoever has a hand in it, and may not sign it


def preview(
    *, office_id: int, edition_id: int, link: str, wording: Wording | None = None, at: datetime
) -> Preview:
    """Return a draft as it would be read. With a `wording`, as if that were saved; it is not."""
    row: Edition = Edition.objects.of(office_id).get_or_refuse(pk=edition_id)
    chosen = None
    if wording is not None:
        row.headline, row.text, row.language = wording.headline, wording.text, wording.language
        row.due_at, row.mistake, row.theme = wording.due_at, wording.mistake, wording.theme
        row.removes_old_words = wording.removes_old_words
        if wording.translations is not None:
            row.translated = dict(wording.translations)
        row.captions = tuple(_as_written(one, wording) for one in row.captions)
        chosen = {number: wording.chosen(number) for number in wording.account_ids}
    office = people.office(office_id)
    composed = compose(row, link=link, chosen=chosen, suggests=True, office=office)
    translations = compose_translated(row, composed)
    handed = compose_handed(row, link=link, own_texts=wording.handed if wording else None)
    return Preview(
        composed=composed,
        handed=handed,
        translations=[one for one in translations if not one.said.empty],
        told=_told(row, composed, handed, translations, office=office, at=at),
        authors=frozenset(row.authors),
        table=table(row, composed, handed, translations),
    )


def checks_at(
    *, office_id: int, edition_id: int, link: str, due_at: datetime, at: datetime
) -> list[Told]:
    """Return what the checks find in an edition if it leaves at another time.

    What was let pass is let pass in this edition alone: another one begins without it.
    """
    row: Edition = Edition.objects.of(office_id).get_or_refuse(pk=edition_id)
    row.due_at = due_at
    office = people.office(office_id)
    composed = compose(row, link=link, office=office)
    handed, languages = compose_handed(row, link=link), compose_translated(row, composed)
    told = _told(row, composed, handed, languages, office=office, at=at)
    return told if row.state == "draft" else [Told(found=one.found) for one in told]


def _as_written(one: Beside, wording: Wording) -> Beside:
    return one._replace(
        alt=wording.alts.get(one.id, one.alt),
        caption=wording.captions.get(one.id, one.caption),
        credit=wording.credits.get(one.id, one.credit),
    )


def _told(
    row: Edition,
    composed: list[Composed],
    handed: list[Handing],
    translations: list[Translating],
    *,
    office: OfficeCard,
    at: datetime,
) -> list[Told]:
    passed = {(one.code, one.quote, one.digest): one for one in row.overrides.order_by("id")}
    told = []
    begun = bool(row.headline or row.text or any(one.first.text for one in composed))
    for found in examine(
        row,
        composed,
        handed=tuple(one.piece() for one in handed),
        translations=tuple(one.tongued() for one in translations),
        meant=facts_of(row),
        office=office,
        at=at,
    ):
        one = passed.get(found.name)
        told.append(
            Told(
                found=found,
                passed_by=one.by if one else "",
                reason=one.reason if one else "",
                begun=begun,
            )
        )
    return told
