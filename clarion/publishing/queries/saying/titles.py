"""What the texts that others send are called on every screen."""

from django.utils.translation import gettext as _

from clarion.look.words import own_language_name
from clarion.publishing.rules.parts import MEDIUM_TITLES
from clarion.publishing.rules.saying.translated import direction

__all__ = ["direction", "handed_title", "page_title"]


def page_title(language: str) -> str:
    """Return what a statement on our own page is called in one of its languages."""
    return _("Own page, %(language)s") % {"language": own_language_name(language)}


def handed_title(medium: str, language: str) -> str:
    """Return what a text is called: how it is sent, and in which language."""
    return f"{_(MEDIUM_TITLES.get(medium, medium))}, {own_language_name(language)}"
