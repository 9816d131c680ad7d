"""Does something else leave at that very minute, because it has the slot?"""

from collections.abc import Iterator

from clarion.publishing.rules.checks.found import Checked, Found, Level

_RULE = "A slot is kept for one statement."


def beside(checked: Checked) -> Iterator[Found]:
    """Look at what has taken the slot at the time that was typed by hand."""
    for where, headline in checked.beside:
        yield Found(
            code="slot-is-taken",
            level=Level.WARN,
            says=f"“{headline or 'Without a headline'}” has the slot there at that very minute.",
            rule=_RULE,
            do="Choose another time, or the next free slot.",
            where=(where,),
        )
