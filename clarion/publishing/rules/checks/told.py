"""Is everybody told to do the same thing, in the same places, and does none of it vanish?"""

from collections.abc import Iterator

from clarion.publishing.rules.checks.agreement import vanished
from clarion.publishing.rules.checks.found import Checked, Found, Level, Piece
from clarion.publishing.rules.facts import Kind, typed
from clarion.publishing.rules.instructions import Told, instructions_in, opposites
from clarion.publishing.rules.streets import names, streets_in

_RULE = "Nobody is told to do what others are told not to."
_EVERYWHERE = "Whoever reads one account only still learns what to do."
_STAYS = "What people have read of what to do stays where they read it."
_PLACES = "Who lives in a street reads whether it is theirs."


def told(checked: Checked) -> Iterator[Found]:
    """Compare every text with the main words of its own language, whatever it was made from."""
    for piece in checked.pieces if checked.message else ():
        main = _main(piece, checked)
        said = checked.without_mistake(piece)
        if main and _plain(main) != _plain(said):
            yield from _opposite(piece, main, said, checked)
            yield from _left_out(piece, main, said, checked)
            yield from _vanishes(piece, main, said, checked)
            yield from _elsewhere(piece, main, said, checked)


def _main(piece: Piece, checked: Checked) -> str:
    """Return what was meant, in the language of a text; empty where nobody has written it."""
    if not piece.language or piece.language == checked.language:
        return checked.message
    others = {one.language: one.piece for one in checked.translations}
    main = others.get(piece.language)
    return checked.without_mistake(main) if main and main is not piece else ""


def _opposite(piece: Piece, main: str, said: str, checked: Checked) -> Iterator[Found]:
    language = piece.language or checked.language
    found = opposites(instructions_in(main, language), instructions_in(said, language))
    for one, other in found:
        # Told for some cases only, it may be the other side of the same thing.
        yield Found(
            code=f"opposite-{piece.name}-{one.verb}",
            level=Level.WARN if one.some or other.some else Level.STOP,
            says=f"One says “{one.shown}”, and the other “{other.shown}”.",
            rule=_RULE,
            do="Put it right in the one or in the other.",
            quote=other.shown,
            where=(piece.where,),
        )


def _left_out(piece: Piece, main: str, said: str, checked: Checked) -> Iterator[Found]:
    """It never said so there, or the words there stay."""
    gone = _stood(piece, checked)
    lost = [
        one.shown
        for one in _untold(piece, main, said, checked)
        if not any(one.says_again(other) for other in gone)
    ]
    if lost:
        yield Found(
            code=f"lost-instruction-{piece.name}",
            level=Level.NOTE,
            says=f"It does not tell people: {'; '.join(dict.fromkeys(lost))}.",
            rule=_EVERYWHERE,
            do="Say it there as well, unless the link is enough.",
            where=(piece.where,),
        )


def _vanishes(piece: Piece, main: str, said: str, checked: Checked) -> Iterator[Found]:
    """It stood there, and what takes its place has no room for it."""
    gone = _stood(piece, checked)
    told = [
        one.shown
        for one in _untold(piece, main, said, checked)
        if any(one.says_again(other) for other in gone)
    ]
    facts = [one.shown.rstrip(".") for one in vanished(piece, checked)]
    beside = [one for one in facts if not any(one in shown for shown in told)]
    if told or beside:
        own = "shorter words of its own there"
        posts = piece.could_be
        yield Found(
            code=f"vanishes-{piece.name}",
            level=Level.WARN,
            says="People read this there now, and will not any more: "
            f"{'; '.join(dict.fromkeys((*told, *beside)))}.",
            rule=_STAYS,
            do=f"It could be a thread of {posts} posts: choose that under “For one account”, "
            f"or write {own}."
            if posts > 1
            else f"Write {own}, under “For one account”.",
            where=(piece.where,),
        )


def _stood(piece: Piece, checked: Checked) -> tuple[Told, ...]:
    return instructions_in(piece.stood, piece.language or checked.language)


def _untold(piece: Piece, main: str, said: str, checked: Checked) -> Iterator[Told]:
    """What is named among the parts is looked for as it is written there, and not again here."""
    language = piece.language or checked.language
    there = instructions_in(said, language)
    parts = " ".join(f"{one.shown}." for one in checked.named if one.kind is Kind.INSTRUCTION)
    named = instructions_in(parts, language)
    for one in instructions_in(main, language):
        if not any(one.is_about(other) for other in (*there, *named)):
            yield one


def _elsewhere(piece: Piece, main: str, said: str, checked: Checked) -> Iterator[Found]:
    """Houses of a street are facts of their own, and found as such."""
    known = "\n".join((main, checked.source, *(one.shown for one in checked.named)))
    houses = [one.shown for one in typed(said, piece.language) if one.kind is Kind.ADDRESS]
    new = [
        one
        for one in streets_in(said)
        if not names(known, one)
        and not any(names(house, one) for house in houses)
        and not any(names(ours, one) for ours in checked.ours.names)
    ]
    if new:
        yield Found(
            code=f"another-place-{piece.name}",
            level=Level.WARN,
            says=f"It says {', '.join(new)}, and the statement does not.",
            rule=_PLACES,
            do="Put it right in the one or in the other.",
            where=(piece.where,),
        )


def _plain(text: str) -> str:
    return " ".join(text.split())
