"""Words in characters that every telephone knows, without a change in what they say."""

import re
import unicodedata

from clarion.publishing.rules.facts import LINK

# What keyboards put in, and what says the same in the seven-bit alphabet. Letters are never among
# them: a name has its own spelling, and w is not the Welsh letter with a roof.
SAFE = {
    "‘": "'", "’": "'", "‚": "'", "′": "'", "“": '"', "”": '"', "„": '"', "″": '"', "«": '"',
    "»": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "•": "-", "·": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200b": "", "\ufeff": "",
    "\t": " ",
}  # fmt: skip
# Between digits a thin space holds a number together, and dots or nothing would join two.
_THOUSANDS = re.compile("(?<![\\d:.,])\\d{1,3}(?:[\u00a0\u202f\u2009]\\d{3})+(?!\\d)")
_THIN = re.compile("[\u00a0\u202f\u2009]")
_BEFORE_DIGIT = re.compile("(?:[\u200b\ufeff]|(…))(?=\\d)")


def made_safe(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the text in safe characters, and each replacement; links stay as they are."""
    replaced: dict[str, str] = {}
    kept, end = [], 0
    for link in LINK.finditer(text):
        kept += [_safe(text[end : link.start()], replaced), link.group(0)]
        end = link.end()
    kept.append(_safe(text[end:], replaced))
    return "".join(kept), tuple(replaced.items())


def _safe(text: str, replaced: dict[str, str]) -> str:
    whole = unicodedata.normalize("NFC", text)
    replaced.update((one, SAFE[one]) for one in whole if one in SAFE)
    whole = _THOUSANDS.sub(lambda match: _THIN.sub("", match.group(0)), whole)
    whole = _BEFORE_DIGIT.sub(lambda match: "... " if match[1] else " ", whole)
    return "".join(SAFE.get(one, one) for one in whole)
