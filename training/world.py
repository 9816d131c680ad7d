"""Writes the list of countries, states and large cities that comes with Clarion.

Names: Unicode CLDR through Babel (Unicode License v3). Cities and their points: the zone table of
the IANA time zone database through tzdata (public domain). States and
more cities: written by hand in by_hand.py.
"""

import json
import re
from importlib import resources
from pathlib import Path
from typing import Any, Final

from babel import Locale

from training.by_hand import CITIES, STATES

ROOT: Final = Path(__file__).resolve().parent.parent
TARGET: Final = ROOT / "clarion" / "reading" / "places" / "world.jsonl"
# The office's languages first, then those that are widely written elsewhere.
_LANGUAGES: Final = (
    "en cy es fr de pl ar ur tr pt it ro uk nl sv da nb fi el ru bg cs sk hu hr sr lt lv et sl "
    "sq ga hi bn pa gu ta fa he vi id so sw zh ja ko"
)
LANGUAGES: Final = _LANGUAGES.split()
SHORT: Final = {
    "US": ("USA", "U.S.A.", "United States of America"),
    "GB": ("Great Britain", "UK"),
    "TR": ("Turkey",),
}
# Stations in the ice, and zones that are named after no town.
_NO_TOWN: Final = ("Antarctica/", "Etc/", "America/North_Dakota/", "America/Kentucky/")


def main() -> None:
    """Write the list; the same versions of Babel and tzdata give the same bytes."""
    locales = {code: Locale.parse(code) for code in LANGUAGES}
    rows = [*_countries(locales), *_by_hand(STATES, "state"), *_cities(locales)]
    known = {name for row in rows for name in row["names"]}
    rows += [row for row in _by_hand(CITIES, "city") if known.isdisjoint(row["names"])]
    lines = [json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} places, {sum(len(row['names']) for row in rows)} names, {TARGET}")


def _countries(locales: dict[str, Locale]) -> list[dict[str, Any]]:
    rows = []
    for code in sorted(locales["en"].territories):
        if not re.fullmatch(r"[A-Z]{2}", code) or code in {
            "ZZ",
            "EU",
            "EZ",
            "UN",
            "QO",
            "XA",
            "XB",
        }:
            continue
        names: dict[str, list[str]] = {}
        for language, locale in locales.items():
            if name := locale.territories.get(code):
                # "Myanmar (Burma)" is two names, and nobody writes both.
                for one in re.split(r"\s*[(（].*", name)[:1] + re.findall(r"[(（](.+?)[)）]", name):
                    names.setdefault(one, []).append(language)
        for short in SHORT.get(code, ()):
            names.setdefault(short, []).append("en")
        rows.append(_row(code, "country", names))
    return rows


def _by_hand(listed: dict[str, str], kind: str) -> list[dict[str, Any]]:
    return [
        _row(f"{country}/{name}", kind, {name: ["en"]}, area=country)
        for country, names in listed.items()
        for name in names.split(";")
    ]


def _cities(locales: dict[str, Locale]) -> list[dict[str, Any]]:
    table = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = []
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        country, point, zone = line.split("\t")[:3]
        if zone.startswith(_NO_TOWN):
            continue
        names: dict[str, list[str]] = {}
        plain = zone.rsplit("/", 1)[-1].replace("_", " ")
        for language, locale in locales.items():
            name = locale.time_zones.get(zone, {}).get("city") or plain
            names.setdefault(re.split(r"\s*[(（,].*", name)[0], []).append(language)
        lat, lon = _degrees(point)
        area = locales["en"].territories[country]
        rows.append(_row(zone, "city", names, area=area, lat=lat, lon=lon))
    return rows


def _row(key: str, kind: str, names: dict[str, list[str]], **more: Any) -> dict[str, Any]:
    # A name in every language needs no list of them.
    listed = {
        name: "" if "en" in languages else " ".join(languages) for name, languages in names.items()
    }
    return {"key": key, "kind": kind, "names": listed, **more}


def _degrees(point: str) -> tuple[float, float]:
    """Return degrees of ISO 6709: +DDMM+DDDMM or +DDMMSS+DDDMMSS."""
    match = re.fullmatch(r"([+-]\d{4}(?:\d\d)?)([+-]\d{5}(?:\d\d)?)", point)
    if match is None:
        raise ValueError(f"This is no point of a zone table: {point}")
    return _angle(match[1], 2), _angle(match[2], 3)


def _angle(written: str, digits: int) -> float:
    sign, figures = (-1 if written[0] == "-" else 1), written[1:]
    degrees, minutes = int(figures[:digits]), int(figures[digits : digits + 2])
    seconds = int(figures[digits + 2 :] or 0)
    return round(sign * (degrees + minutes / 60 + seconds / 3600), 4)


if __name__ == "__main__":
    main()
