"""Codes and languages, as they stand in addresses; a short address leads to the whole one."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import register_converter, reverse
from django.views.decorators.http import require_safe

_DAY_SECONDS = 86_400


class Code:
    """The code of a statement, however it is typed: `8K3DP6FS`, `8k3d-p6fs`."""

    regex = "[2-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{4}-?[2-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{4}"

    def to_python(self, value: str) -> str:
        """Return it as it is kept."""
        return value.upper().replace("-", "")

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


class Language:
    """A language by its short code: `cy`, `en-us`. No code of a statement looks like it."""

    regex = "[a-z]{2,3}(?:-[a-z0-9]{2,8})?"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


register_converter(Code, "statement_code")
register_converter(Language, "language")


@require_safe
def short(request: HttpRequest, body: str, code: str, language: str = "") -> HttpResponse:
    """Lead on to a statement, whatever has become of it. Nobody is counted and nothing is asked.

    It needs no database, so the links in text messages lead somewhere when all else is down.
    """
    names = {"body": body, "code": code}
    if language:
        address = reverse("newsroom:version", kwargs={**names, "language": language})
    else:
        address = reverse("newsroom:statement", kwargs=names)
    response = HttpResponsePermanentRedirect(address)
    response["Cache-Control"] = f"public, max-age={_DAY_SECONDS}"
    return response
