"""What others say for us of an edition, and what became of each of its facts everywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from clarion.people import queries as people
from clarion.publishing.models import Edition
from clarion.publishing.queries.saying.titles import handed_title
from clarion.publishing.queries.writing.composing import Composed
from clarion.publishing.queries.writing.translating import Translating
from clarion.publishing.rules.checks import Piece
from clarion.publishing.rules.checksum import NAMED, Column, Line, State, checksum, meant
from clarion.publishing.rules.facts import Fact
from clarion.publishing.rules.parts import (
    HANDED,
    WEB,
    Measure,
    Medium,
    Parts,
    TooLong,
    fit,
    headline,
    measure,
    proposal,
    read,
)
from clarion.publishing.rules.saying.marks import CORRECTION, EXERCISE, marked
from clarion.publishing.rules.saying.plain import made_safe
from clarion.publishing.rules.saying.tongues import tongue_of
from clarion.publishing.rules.saying.translated import Translated, link_in

_WRONG = frozenset({State.LOST, State.CHANGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """One text that others send or say for us, as it would be now.

    `bare` are its words without EXERCISE in front; `safe` says them in fewer places, where it can.
    `over` is by how much it is too long: nothing is cut.
    """

    medium: Medium
    language: str
    main: bool  # in the language of the statement
    subject: str
    text: str
    bare: str
    own: bool
    measure: Measure
    left_out: tuple[str, ...]
    replaced: tuple[tuple[str, str], ...]
    safe: str
    named: tuple[Fact, ...]

    @property
    def key(self) -> str:
        """What it is called among the others of its edition."""
        return f"{self.medium.name}_{self.language}"

    def piece(self) -> Piece:
        """Return it as the checks read it."""
        return Piece(
            account_id=0,
            where=handed_title(self.medium.name, self.language),
            subject=self.subject,
            text=self.text,
            count=self.measure.count,
            limit=self.measure.limit,
            short=not self.own,
            key=self.key,
            language="" if self.main else self.language,
            named=self.named,
            segments=self.measure.segments,
            wide=self.measure.wide if self.measure.segments else (),
        )


def compose_handed(
    edition: Edition, *, link: str, own_texts: Mapping[tuple[str, str], str] | None = None
) -> list[Handing]:
    """Return what others would say for us; `own_texts` where they are not those that were saved.

    `link` is where the statement stands on our own page: whoever shares it leads there.
    """
    if own_texts is None:
        rows = edition.handovers.order_by("id")
        own_texts = {(row.medium, row.language): row.own_text for row in rows}
    if not own_texts:
        return []
    marks = (EXERCISE,) if people.office(edition.office_id).exercise else ()
    if edition.corrects_id is not None:
        marks = (*marks, CORRECTION)
    parts = read(edition.parts)
    order = {name: place for place, name in enumerate(HANDED)}
    return [
        _share(edition, parts, HANDED[medium], language, own_text, link, marks)
        if HANDED[medium].shared
        else _compose(edition, parts, HANDED[medium], language, own_text, marks)
        for (medium, language), own_text in sorted(
            own_texts.items(), key=lambda one: (order[one[0][0]], one[0][1] != edition.language)
        )
    ]


def _compose(
    edition: Edition,
    parts: Parts | None,
    medium: Medium,
    language: str,
    own_text: str,
    marks: tuple[str, ...],
) -> Handing:
    main = language == edition.language
    spoken = parts if parts is None or main else parts.translated(language)
    found = fit(spoken, medium, language=language, marks=marks) if spoken else None
    line = headline(spoken) if spoken else edition.headline
    bare = own_text or (found.text if isinstance(found, TooLong) else found.bare if found else "")
    front = () if medium.subject else marks
    text = marked(bare, front)
    compiled = not own_text and found is not None and not isinstance(found, TooLong)
    safe, replaced = made_safe(text)
    return Handing(
        medium=medium,
        language=language,
        main=main,
        subject=marked(line, marks) if medium.subject else "",
        text=text,
        bare=bare,
        own=bool(own_text),
        measure=measure(text, medium),
        left_out=tuple(found.left_out) if compiled and found else (),  # type: ignore[union-attr]  # only Fitted has been compiled
        replaced=found.replaced if compiled and found else (),  # type: ignore[union-attr]  # only Fitted has been compiled
        safe=safe if medium.telephone and replaced else "",
        named=spoken.named() if spoken else (),
    )


def _share(
    edition: Edition,
    parts: Parts | None,
    medium: Medium,
    language: str,
    own_text: str,
    link: str,
    marks: tuple[str, ...],
) -> Handing:
    """Return what people share in their own name: the words as they stand, and the link."""
    main = language == edition.language
    said = Translated() if main else edition.translated.get(language, Translated())
    line, text = (edition.headline, edition.text) if main else (said.headline, said.text)
    link = link if main or said.empty else link_in(link, language)
    named: tuple[Fact, ...] = ()
    if spoken := parts if parts is None or main else parts.translated(language):
        named = spoken.named()
        if not main and said.empty:
            line, text = headline(spoken), fit(spoken, WEB, language=language).text
    bare = own_text or proposal(
        medium, headline=line, text=text, link=link, language=language, named=named, marks=marks
    )
    whole = marked(bare, marks)
    return Handing(
        medium=medium,
        language=language,
        main=main,
        subject="",
        text=whole,
        bare=bare,
        own=bool(own_text),
        measure=measure(whole, medium),
        left_out=(),
        replaced=(),
        safe="",
        named=named,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The checksum: texts as columns, facts as lines. `wrong` counts cells that are not there."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def wrong(self) -> int:
        """How many facts are lost or changed somewhere."""
        return sum(any(cell.state in _WRONG for cell in one.cells) for one in self.lines)

    @property
    def open(self) -> int:
        """How many nobody could look for in some language."""
        return sum(any(cell.state is State.OPEN for cell in one.cells) for one in self.lines)

    @property
    def names(self) -> bool:
        """Whether its parts name places or instructions, so that those were compared as well."""
        return any(one.fact.kind in NAMED for one in self.lines)


def facts_of(edition: Edition) -> tuple[tuple[Fact, ...], frozenset[Fact]]:
    """Return the places and instructions of its parts, and the facts that its writer needs."""
    parts = read(edition.parts)
    if parts is None:
        return (), frozenset()
    tongue = tongue_of(edition.language)
    return parts.named(), parts.needed_facts(tongue, edition.language)


def table(
    edition: Edition,
    composed: Iterable[Composed],
    handed: Iterable[Handing],
    translations: Iterable[Translating] = (),
) -> Table:
    """Return what became of each fact, in each text."""
    others = {one.language: one for one in translations}
    columns = [
        *(_column(edition, one, others.get(one.language)) for one in composed),
        *(
            Column(
                where=one.piece().where,
                text=f"{one.subject}\n\n{one.text}",
                language=one.language,
                named=() if one.main else one.named,
            )
            for one in handed
        ),
        *(one.column() for one in others.values() if not one.said.empty),
    ]
    named, needed = facts_of(edition)
    facts = meant(f"{edition.headline}\n\n{edition.text}", edition.language, named)
    lines = checksum(facts, columns, language=edition.language, needed=needed)
    return _troubled_first(Table(columns=tuple(one.where for one in columns), lines=lines))


def _troubled_first(found: Table) -> Table:
    """Put the texts first that say something else, so that nobody has to look for them."""
    wrong = [
        sum(line.cells[place].state in _WRONG for line in found.lines)
        for place in range(len(found.columns))
    ]
    order = sorted(range(len(found.columns)), key=lambda place: -wrong[place])
    lines = (replace(one, cells=tuple(one.cells[place] for place in order)) for one in found.lines)
    return Table(columns=tuple(found.columns[place] for place in order), lines=tuple(lines))


def _column(edition: Edition, one: Composed, translating: Translating | None) -> Column:
    mistake = translating.said.mistake if translating else edition.mistake
    return Column(
        where=one.account.title,
        text=f"{one.adapted.subject}\n\n{one.adapted.whole}",
        language=one.language or edition.language,
        named=translating.named if translating else (),
        aside=mistake if edition.corrects_id is not None else "",
        link=one.link,
    )
