"""Under whose laws an office speaks: those of its country, and at first by its time zone."""

LAWS = ("uk", "us", "eu")
_UNITED_KINGDOM = frozenset({"Europe/London", "Europe/Belfast", "GB"})
_UNITED_STATES = frozenset(
    f"America/{city}"
    for city in (
        *("New_York", "Detroit", "Chicago", "Menominee", "Denver", "Boise", "Phoenix"),
        *("Los_Angeles", "Anchorage", "Juneau", "Sitka", "Metlakatla", "Yakutat", "Nome", "Adak"),
        *("Puerto_Rico", "Louisville", "Indianapolis"),
    )
) | {"Pacific/Honolulu"}
_STATES = ("US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/")
# The Union, and Iceland, Liechtenstein and Norway, where the GDPR holds as well.
_EUROPE = frozenset(
    f"Europe/{city}"
    for city in (
        *("Amsterdam", "Athens", "Berlin", "Bratislava", "Brussels", "Bucharest", "Budapest"),
        *("Busingen", "Copenhagen", "Dublin", "Helsinki", "Lisbon", "Ljubljana", "Luxembourg"),
        *("Madrid", "Malta", "Mariehamn", "Oslo", "Paris", "Prague", "Riga", "Rome", "Sofia"),
        *("Stockholm", "Tallinn", "Vaduz", "Vienna", "Vilnius", "Warsaw", "Zagreb"),
    )
) | {
    *("Asia/Nicosia", "Atlantic/Azores", "Atlantic/Canary", "Atlantic/Madeira"),
    *("Atlantic/Reykjavik", "Africa/Ceuta", "Arctic/Longyearbyen"),
}


def laws_of(zone: str) -> tuple[str, ...]:
    """Return those of the country of a time zone; none where we know no rules of it."""
    if zone in _UNITED_KINGDOM:
        return ("uk",)
    if zone in _UNITED_STATES or zone.startswith(_STATES):
        return ("us",)
    return ("eu",) if zone in _EUROPE else ()
