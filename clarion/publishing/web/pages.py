"""Lists that stand in order of their names come page by page."""

from django.http import HttpRequest
from django.utils.http import urlencode

from clarion.kit.numbers import number_of

_DIGITS = 4


def asked_page(request: HttpRequest) -> int:
    """Return the number of the page that was asked for; what is none is the first."""
    asked = request.GET.get("page", "")
    return max(number_of(asked, digits_max=_DIGITS) or 1, 1)


def neighbours(page: int, *, more: bool, **kept: str) -> dict[str, str]:
    """Return where the pages before and after it are; `kept` is what was asked for besides."""
    return {
        "newer": _address(page - 1, kept) if page > 1 else "",
        "older": _address(page + 1, kept) if more else "",
    }


def _address(page: int, kept: dict[str, str]) -> str:
    return "?" + urlencode(kept | {"page": str(page)})
