"""Findings that a writer lets pass, each with a reason: taken whatever button was pressed."""

from collections.abc import Iterable, Mapping

from clarion.kit import clock
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions
from clarion.publishing.queries import Told
from clarion.publishing.web.saying.reasons import REASON_MAX

_LETS_THROUGH, _CODE = "pass_", "code_"


def passes(data: Mapping[str, object]) -> list[tuple[str, str, str, str]]:
    """Return code, words, digest and reason of each finding with a reason.

    The one whose button was pressed comes last, with no reason if there is none.
    """
    pressed = str(data.get("then", "")).removeprefix(_LETS_THROUGH)
    numbers = [name.removeprefix(_CODE) for name in data if name.startswith(_CODE)]
    found = []
    for number in sorted(filter(str.isdigit, numbers), key=lambda one: one == pressed):
        code, quote, digest, reason = (
            str(data.get(f"{name}_{number}", ""))[:REASON_MAX]
            for name in ("code", "quote", "digest", "reason")
        )
        if code and (reason.strip() or number == pressed):
            found.append((code, quote, digest, reason))
    return found


def with_reasons(told: Iterable[Told], data: Mapping[str, object]) -> list[tuple[Told, str]]:
    """Return each finding beside the reason that was typed for it and is not taken yet."""
    typed = {tuple(name): reason for *name, reason in passes(data)}
    return [(one, typed.get(one.found.name, "")) for one in told]


def let_pass(request: OfficeRequest, edition_id: int) -> None:
    """Let each pass that has a reason; raises `NoReason` for one that was pressed without."""
    by, at = request.actor, clock.now()
    for code, quote, digest, reason in passes(request.POST):
        actions.override(
            edition_id=edition_id,
            code=code,
            quote=quote,
            digest=digest,
            reason=reason,
            by=by,
            at=at,
        )
