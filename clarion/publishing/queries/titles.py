"""What languages and the texts that others send are called on every screen."""

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from clarion.publishing.rules.parts import MEDIUM_TITLES


def language_name(code: str) -> str:
    """Return what a language calls itself."""
    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return code


def handed_title(medium: str, language: str) -> str:
    """Return what a text is called: how it is sent, and in which language."""
    return f"{_(MEDIUM_TITLES.get(medium, medium))}, {language_name(language)}"
