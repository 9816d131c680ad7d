"""Does a link tell somebody who pressed it?"""

from collections.abc import Iterator

from clarion.publishing.rules.checks.found import Checked, Found, Level
from clarion.publishing.rules.saying.links import followed_links


def links(checked: Checked) -> Iterator[Found]:
    """Find what is hung on an address to know who pressed it, and offer the address without it."""
    for piece in checked.pieces:
        for link, clean in followed_links(piece.whole):
            yield Found(
                code="followed-link",
                level=Level.NOTE,
                says="This link tells somebody who pressed it.",
                rule="We do not watch people: our links lead somewhere, and count nobody.",
                do=f"Use the clean one: {clean}",
                quote=link[:200],
                where=(piece.where,),
            )
