"""One whole look at a public place, with everything that it yields put together."""

from clarion.channels.contract import Access, Harvest, Source


def look(source: Source, access: Access, cursor: str) -> Harvest:
    """Return all that came, the last bookmark, and every gap."""
    harvests = list(source.listen(access, cursor))
    return Harvest(
        items=tuple(raw for one in harvests for raw in one.items),
        cursor=harvests[-1].cursor,
        gap=" ".join(one.gap for one in harvests if one.gap),
        rest=harvests[-1].rest,
    )
