"""Measures what can be measured here, and names the rest with the reason why it could not be."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from training.data import Absent

NOT_MEASURED: Final = "not_measured"


def where_possible(measures: Mapping[str, Callable[[], Any]]) -> dict[str, Any]:
    """Return the figures of each; null, and the reason beside it, for what asks for absent data."""
    figures: dict[str, Any] = {}
    missing: dict[str, str] = {}
    for name, measure in measures.items():
        try:
            figures[name] = measure()
        except Absent as absent:
            figures[name], missing[name] = None, str(absent)
    return figures | ({NOT_MEASURED: missing} if missing else {})


def is_measured(figures: Any) -> bool:
    """Return whether there is any figure at all in what was returned."""
    if isinstance(figures, Mapping):
        return any(is_measured(one) for name, one in figures.items() if name != NOT_MEASURED)
    return figures is not None


def missing_in(figures: Any, *, within: str = "") -> dict[str, str]:
    """Return every figure that could not be measured, by its whole name, with the reason."""
    if not isinstance(figures, Mapping):
        return {}
    missing = {f"{within}{name}": why for name, why in figures.get(NOT_MEASURED, {}).items()}
    for name, one in figures.items():
        if name != NOT_MEASURED:
            missing |= missing_in(one, within=f"{within}{name}.")
    return missing
