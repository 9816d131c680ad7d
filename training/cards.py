"""Writes the card of each model: what it was learned from, what it finds and what it misses."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Any, Final

from clarion.reading import CategoryKind
from training.corpus import ROOT

WEIGHTS: Final = ROOT / "clarion/reading/learned/weights"
CARDS: Final = ROOT / "docs/models"
FORMS: Final = ROOT / "training/forms"
NET_NAMES: Final = {
    "lexicons": "lexicons alone",
    "possible_or_more": "`possible` or worse",
    "wide_net": "`unclear` or worse (the wide net)",
}


def digests() -> dict[str, str]:
    """Return the SHA-256 of every file of weights, by its name."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(WEIGHTS.glob("*.npz"))
    }


def write_cards(figures: Mapping[str, Any]) -> None:
    """Write both cards from their forms and the figures measured on the validation texts."""
    kept = digests()
    CARDS.mkdir(parents=True, exist_ok=True)
    _fill(
        "categories",
        table=_category_table(figures["categories"]),
        balances=_balance_table(figures["balances"]),
        weights=kept["categories.npz"],
        features=kept["features.npz"],
    )
    thresholds = figures["thresholds"]
    _fill(
        "life-risk",
        table=_risk_table(figures["life_risk"]),
        everyday=_everyday(figures["everyday"]),
        missed=_missed(figures["life_risk"]),
        possible=f"{thresholds[0]:.4f}",
        net=f"{thresholds[1]:.4f}",
        weights=kept["life_risk.npz"],
        features=kept["features.npz"],
    )


def _fill(name: str, **words: str) -> None:
    form = Template((FORMS / f"{name}.md").read_text(encoding="utf-8"))
    (CARDS / f"{name}.md").write_text(form.substitute(words), encoding="utf-8")


def _category_table(figures: Mapping[str, Any]) -> str:
    groups = sorted(figures)
    lines = [
        "| category | "
        + " | ".join(f"{_language(g)} ({figures[g]['texts']} texts)" for g in groups),
        "|---" * (len(groups) + 1) + "|",
    ]
    lines[0] += " |"
    for kind in CategoryKind:
        cells = [_cell(figures[group][kind.value]) for group in groups]
        lines.append(f"| `{kind.value}` | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(one: Mapping[str, Any]) -> str:
    if not one["there"]:
        return f"none there, {one['found']} found"
    precision = "-" if one["precision"] is None else f"{one['precision']:.2f}"
    return (
        f"{one['rightly']} of {one['there']}: {one['recall']:.2f} "
        f"({one['recall_from']:.2f} to {one['recall_to']:.2f}), {precision}"
    )


def _risk_table(figures: Mapping[str, Any]) -> str:
    lines = [
        "| texts | net | found | recall (19 times in 20) | precision | share of all texts caught |",
        "|---|---|---|---|---|---|",
    ]
    for source, nets in figures.items():
        for name, one in nets.items():
            lines.append(
                f"| {source.replace('_', ' ')} ({one['texts']}) | {NET_NAMES[name]} "
                f"| {one['rightly']} of {one['there']} "
                f"| {one['recall']:.3f} ({one['recall_from']:.3f} to {one['recall_to']:.3f}) "
                f"| {one['precision']:.3f} | {one['alarm_share']:.3f} |"
            )
    return "\n".join(lines)


def _everyday(one: Mapping[str, Any]) -> str:
    levels = ", ".join(f"{count} `{level}`" for level, count in one["levels"].items())
    return (
        f"Of {one['texts']} everyday queries: {levels} ({one['lexicons']} by the lexicons alone)."
    )


def _missed(figures: Mapping[str, Any]) -> str:
    missed = {
        one
        for source in ("direct", "original", "news")
        for one in figures[source]["wide_net"]["missed_ids"]
    }
    return ", ".join(sorted(missed)) or "none"


def _balance_table(balances: Mapping[str, float]) -> str:
    return ", ".join(f"`{name}` {one:.2f}" for name, one in sorted(balances.items()))


def _language(group: str) -> str:
    return "English" if group == "en" else group.replace("_", " ")


def cards() -> dict[str, Path]:
    """Return the card of each file of weights that has one."""
    return {"categories.npz": CARDS / "categories.md", "life_risk.npz": CARDS / "life-risk.md"}
