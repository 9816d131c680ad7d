"""What languages and the texts that others send are called on every screen."""

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from clarion.publishing.rules.parts import MEDIUM_TITLES
from clarion.publishing.rules.translated import direction

__all__ = ["direction", "handed_title", "language_name", "page_title"]


def language_name(code: str) -> str:
    """Return what a language calls itself."""
    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return code


def page_title(language: str) -> str:
    """Return what a statement on our own page is called in one of its languages."""
    return _("Own page, %(language)s") % {"language": language_name(language)}


def handed_title(medium: str, language: str) -> str:
    """Return what a text is called: how it is sent, and in which language."""
    return f"{_(MEDIUM_TITLES.get(medium, medium))}, {language_name(language)}"
