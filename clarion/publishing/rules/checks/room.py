"""Does it fit, and is there anything to say at all?"""

from collections.abc import Iterator

from clarion.publishing.rules.checks.found import Checked, Found, Level


def room(checked: Checked) -> Iterator[Found]:
    """Find what is empty, what is too long for its network, and what was just said there."""
    if not checked.pieces:
        yield Found(
            code="nowhere",
            level=Level.STOP,
            says="It goes nowhere.",
            rule="A statement needs somebody to read it.",
            do="Choose at least one account.",
            final=True,
        )
    for piece in checked.pieces:
        where = (piece.where,)
        if not piece.whole:
            yield Found(
                code="empty",
                level=Level.STOP,
                says="There is nothing to say yet.",
                rule="Nobody is sent an empty message.",
                do="Write what happened.",
                where=where,
                final=True,
            )
        if piece.limit is not None and piece.count > piece.limit:
            yield Found(
                code=f"too-long-{piece.account_id}",
                level=Level.STOP,
                says=f"It is {piece.count - piece.limit} too long.",
                rule=f"{piece.where} takes {piece.limit}, counted as it counts.",
                do="Write shorter words for this account, or a shorter headline.",
                where=where,
                final=True,
            )
        if (piece.account_id, piece.text) in checked.said_lately:
            yield Found(
                code=f"said-before-{piece.account_id}",
                level=Level.WARN,
                says="The same words were said there within the last day.",
                rule="Networks hide repeats, and people take them for a machine.",
                do="Say what is new, or leave this account out.",
                where=where,
            )
