"""Does it sound like us? The office's own guide, entry by entry."""

from collections.abc import Iterator

from clarion.publishing.rules.checks.found import Checked, Deed, Fix, Found, Level


def guide(checked: Checked) -> Iterator[Found]:
    """Find what the office's guide says otherwise, with the words that it wants instead."""
    for entry in checked.guide:
        if not entry.speaks(checked.language, checked.theme):
            continue
        for piece in checked.pieces:
            for quote in entry.matches(piece.whole):
                instead = _like(quote, entry.instead)
                yield Found(
                    code=f"guide-{entry.code}",
                    level=Level(entry.level),
                    says=f"We say “{instead}”." if instead else "We do not say this.",
                    rule=entry.why,
                    do=f"Write “{instead}” instead." if instead else "Say it in another way.",
                    quote=quote,
                    where=(piece.where,),
                    fix=Fix(deed=Deed.REPLACE, was=quote, now=instead) if instead else None,
                )


def _like(quote: str, instead: str) -> str:
    """What begins a sentence begins with a capital."""
    begins = quote[:1].isupper() and not quote.isupper()
    return instead[:1].upper() + instead[1:] if begins else instead
