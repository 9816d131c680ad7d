"""Does it say the same thing everywhere?"""

from collections.abc import Iterator
from dataclasses import replace

from clarion.publishing.rules.checks.found import Checked, Found, Level, Piece
from clarion.publishing.rules.checks.righted import new_facts
from clarion.publishing.rules.checksum import Column, State, meant, weigh
from clarion.publishing.rules.facts import Fact

_EVERYWHERE = (
    "Every rendition says the same numbers, times, days, telephone numbers, addresses and links, "
    "and the places and instructions of its parts."
)


def agreement(checked: Checked) -> Iterator[Found]:
    """Compare each rendition with the message."""
    needed = checked.needed | new_facts(checked)
    for piece in checked.pieces if checked.message else ():
        yield from _same_everywhere(piece, checked, needed)


def _same_everywhere(piece: Piece, checked: Checked, needed: frozenset[Fact]) -> Iterator[Found]:
    """The checksum of a message: no fact is lost or changed on its way to whoever reads it."""
    facts = meant(checked.message, checked.language, checked.named)
    weighed = weigh(facts, _column(piece, checked), language=checked.language)
    pairs = list(zip(facts, weighed.cells, strict=True))
    changed = [(fact, cell.now) for fact, cell in pairs if cell.state is State.CHANGED]
    if changed or weighed.added:
        yield Found(
            code=f"another-fact-{piece.name}",
            # Others go on saying what a correction puts right, and we cannot stop them.
            level=Level.STOP if piece.key and changed and checked.corrects else Level.WARN,
            says=_other(changed, [one.shown for one in weighed.added]),
            rule=_EVERYWHERE,
            do="Put it right in the one or in the other.",
            where=(piece.where,),
        )
    gone = vanished(piece, checked)
    lost = [fact for fact, cell in pairs if cell.state is State.LOST and fact not in gone]
    if lost:
        yield Found(
            code=f"lost-fact-{piece.name}",
            level=Level.WARN if needed.intersection(lost) or not piece.short else Level.NOTE,
            says=f"It leaves out {', '.join(sorted(_named(fact) for fact in lost))}.",
            rule=_EVERYWHERE,
            do="Say it there as well, unless the link is enough.",
            where=(piece.where,),
        )


def vanished(piece: Piece, checked: Checked) -> tuple[Fact, ...]:
    """Return what the message says, and only the words there whose place these take do."""
    if not piece.stood:
        return ()
    facts = meant(checked.message, checked.language, checked.named)
    column = _column(piece, checked)
    old = replace(column, text=piece.stood, aside="")
    now, then = (weigh(facts, one, language=checked.language).cells for one in (column, old))
    return tuple(
        fact
        for fact, cell, before in zip(facts, now, then, strict=True)
        if cell.state is State.LOST and before.state is State.THERE
    )


def _column(piece: Piece, checked: Checked) -> Column:
    return Column(
        where=piece.where,
        text=piece.whole,
        language=piece.language or checked.language,
        named=piece.named,
        aside=checked.mistake_in(piece.language),
        link=piece.link,
    )


def _named(fact: Fact) -> str:
    """Name a fact within a sentence; an instruction is a whole one, and ends with its own stop."""
    return fact.shown.rstrip(".")


def _other(changed: list[tuple[Fact, str]], added: list[str]) -> str:
    says = [f"It says {now}, and the statement says {_named(fact)}." for fact, now in changed]
    if added:
        says.append(f"It says {', '.join(sorted(added))}, and the statement does not.")
    return " ".join(says)
