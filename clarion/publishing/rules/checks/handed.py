"""What others say for us: does it fit, and is anything in it still blank?"""

import re
from collections.abc import Iterator

from clarion.publishing.rules.checks.found import Checked, Found, Level, Piece

_LETTERS_SHOWN_MAX = 8
_BLANK = re.compile(r"\[[^\[\]\n]{1,80}\]")


def handed(checked: Checked) -> Iterator[Found]:
    """Find what nobody could send, and what a person who speaks the language must still write."""
    for piece in checked.handed:
        where = (piece.where,)
        if not piece.text:
            yield Found(
                code=f"empty-{piece.name}",
                level=Level.STOP,
                says="There are no words for it yet.",
                rule="Nobody is given an empty message to send.",
                do="Write them, or leave it out of the parts.",
                where=where,
                final=True,
            )
        if piece.limit is not None and piece.count > piece.limit:
            yield Found(
                code=f"too-long-{piece.name}",
                level=Level.STOP,
                says=f"It is {piece.count - piece.limit} too long with what is needed.",
                rule=f"{piece.where} takes {piece.limit}; nothing is ever cut.",
                do="Use shorter words, need less of it, or leave this channel out.",
                where=where,
                final=True,
            )
        elif dear := _dear(piece):
            yield Found(
                code=f"several-messages-{piece.name}",
                level=Level.NOTE,
                says=dear,
                rule="One text message in the alphabet of all telephones (3GPP TS 23.038): others "
                "cost more, and several can come late or in another order.",
                do="Use shorter words, or need less of it. A letter that a name or a language "
                "needs may stay.",
                where=where,
            )
        for blank in dict.fromkeys(_BLANK.findall(piece.whole)):
            yield Found(
                code=f"blank-{piece.language or checked.language}",
                level=Level.STOP,
                says="Nobody has written this in the language of the text yet.",
                rule="Nothing is translated by a program.",
                do="Let somebody who speaks it write it, among the parts or here.",
                quote=blank,
                where=where,
                final=True,
            )


def _dear(piece: Piece) -> str:
    """Say why a text message costs more than one; empty where it does not."""
    said = []
    if piece.segments > 1:
        said.append(f"It goes out as {piece.segments} text messages.")
    if piece.wide:
        letters = " ".join(piece.wide[:_LETTERS_SHOWN_MAX])
        said.append(f"Because of {letters} a message holds 70 characters and not 160.")
    return " ".join(said)
