"""One of several views of the same thing, as a link."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """As `<c-tabs>` shows it."""

    label: str | Promise
    url: str
    current: bool
