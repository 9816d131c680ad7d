"""Are its translations whole, and does none of them still say what is being put right?"""

import re
from collections.abc import Iterator

from clarion.publishing.rules.checks.found import Checked, Found, Level, Tongued

_BLANK = re.compile(r"\[[^\[\]\n]{1,80}\]")
_ONE_TRUTH = "What is put right in one language is put right in all."


def translated(checked: Checked) -> Iterator[Found]:
    """Look at each language in which it is said, was said, or is to be said on some account."""
    for one in checked.translations:
        if one.piece.whole:
            yield from _whole(one, checked)
            yield from _put_right(one, checked)
        else:
            yield from _missing(one)


def _whole(one: Tongued, checked: Checked) -> Iterator[Found]:
    where, code = (one.piece.where,), one.language
    if not one.piece.subject or (not one.piece.text and checked.has_text):
        yield Found(
            code=f"half-translated-{code}",
            level=Level.STOP,
            says="It has a headline or words, and not both.",
            rule="Whoever reads another language is told as much as everybody else.",
            do="Translate the rest, or leave this language out.",
            where=where,
            final=True,
        )
    for blank in dict.fromkeys(_BLANK.findall(one.piece.whole)):
        yield Found(
            code=f"blank-{code}",
            level=Level.STOP,
            says="Nobody has written this in the language of the text yet.",
            rule="Nothing is translated by a program.",
            do="Let somebody who speaks it write it, among the parts or here.",
            quote=blank,
            where=where,
            final=True,
        )
    if one.same_as_original:
        yield Found(
            code=f"not-translated-{code}",
            level=Level.WARN,
            says="These are the words of the original.",
            rule="Nothing is translated by a program.",
            do="Translate them, or leave this language out: people are then told where they are.",
            where=where,
        )
    if not one.readers:
        yield Found(
            code=f"unread-{code}",
            level=Level.WARN,
            says="Nobody will read this translation.",
            rule="A translation stands on our own page, or on an account that speaks its language.",
            do="Say it on our own page as well, or choose the language for an account.",
            where=where,
        )


def _put_right(one: Tongued, checked: Checked) -> Iterator[Found]:
    """A correction says in each language what was wrong, and says something else than before."""
    where, code = (one.piece.where,), one.language
    if not checked.corrects:
        return
    if not one.mistake and (one.said_before or one.wanted):
        yield Found(
            code=f"no-mistake-{code}",
            level=Level.STOP,
            says="It does not say in this language what was wrong.",
            rule="People who read the old words must learn which of them to forget.",
            do="Translate the sentence that says what was wrong.",
            where=where,
            final=True,
        )
    if one.unchanged:
        yield Found(
            code=f"still-wrong-{code}",
            level=Level.STOP,
            says="The words in this language are still those that are being put right.",
            rule=_ONE_TRUTH,
            do="Change them as the original was changed, or take them out: the old ones are then "
            "shown as wrong.",
            where=where,
            about=f"{checked.message}\n{one.piece.whole}",
        )


def _missing(one: Tongued) -> Iterator[Found]:
    where, code = (one.piece.where,), one.language
    if one.wanted:
        yield Found(
            code=f"no-words-{code}",
            level=Level.STOP,
            says="An account is to say it in this language, and there are no words in it.",
            rule="Nobody is sent an empty message, nor one in another language than was chosen.",
            do="Translate it, or choose the original for that account.",
            where=where,
            final=True,
        )
    elif one.said_before:
        yield Found(
            code=f"correction-missing-{code}",
            level=Level.WARN,
            says="It was said in this language before, and the correction is not.",
            rule=_ONE_TRUTH,
            do="Translate it. Without, the page in this language says that it was corrected, and "
            "leads to the original.",
            where=where,
        )
