"""Is there a film where one is needed, can the deaf read it, and does it get the title it needs?"""

from collections.abc import Iterator

from clarion.publishing.rules.checks.found import Checked, Found, Level, Piece


def films(checked: Checked) -> Iterator[Found]:
    """Look at each account that shows films, and at the film for each language that is read."""
    for piece in checked.pieces:
        yield from _missing(piece)
        yield from _words(piece)
        yield from _subtitles(piece, checked)
    yield from _not_shown(checked)


def _missing(piece: Piece) -> Iterator[Found]:
    if piece.needs_film and not piece.films:
        yield Found(
            code=f"film-missing-{piece.account_id}",
            level=Level.STOP,
            says="It has no film, and nothing can be said there without one.",
            rule=f"{piece.where} takes words only with a film.",
            do="Choose a film from the library, or leave this account out.",
            where=(piece.where,),
            final=True,
        )


def _words(piece: Piece) -> Iterator[Found]:
    where = (piece.where,)
    over = len(piece.subject) - piece.subject_limit if piece.subject_limit is not None else 0
    if over > 0:
        yield Found(
            code=f"title-too-long-{piece.account_id}",
            level=Level.STOP,
            says=f"The headline is {over} too long for a title there.",
            rule=f"{piece.where} takes {piece.subject_limit} characters in a title.",
            do="Write a shorter headline, or leave this account out.",
            where=where,
            final=True,
        )
    if piece.subject_limit is not None and piece.text and not piece.subject:
        yield Found(
            code=f"title-missing-{piece.account_id}",
            level=Level.STOP,
            says="It has no headline, which is the title there.",
            rule=f"{piece.where} takes no film without a title.",
            do="Say in one line what happened, and where.",
            where=where,
            final=True,
        )
    for sign in piece.bars:
        if sign in piece.whole:
            yield Found(
                code=f"barred-sign-{piece.account_id}",
                level=Level.STOP,
                says=f"The sign {sign} cannot be said there.",
                rule=f"{piece.where} takes none of {' '.join(piece.bars)} in title or text.",
                do="Say it in words, or write other words for this account.",
                quote=sign,
                where=where,
                final=True,
            )


def _subtitles(piece: Piece, checked: Checked) -> Iterator[Found]:
    """Whoever lets a film pass without them says why: nobody speaks in it, for example."""
    if not piece.films:
        return
    language = piece.language or checked.language
    for name, spoken in checked.films[: piece.films]:
        if language not in spoken:
            yield Found(
                code=f"film-subtitles-{language}",
                level=Level.STOP,
                says="The film has no subtitles in the language of these words.",
                rule="WCAG 2.2, 1.2.2: what is said in a film can be read by those who are deaf.",
                do="Add subtitles (WebVTT) on the film’s own page, in the library.",
                quote=name,
                where=(piece.where,),
                about=language,
            )


def _not_shown(checked: Checked) -> Iterator[Found]:
    without = tuple(
        one.where for one in checked.pieces if not (one.shows_films or one.films) and one.account_id
    )
    if checked.films and without:
        yield Found(
            code="film-not-shown",
            level=Level.NOTE,
            says="The film is not shown there: only the words are.",
            rule="These networks take no films from Clarion.",
            do="Nothing, if the words say it all; link to your own page otherwise.",
            where=without,
        )
