"""How codes are written, where something was said, and what stands around it in each language."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from clarion.look.words import own_language_name
from clarion.newsroom.queries import Place, Sentences, spoken_code
from clarion.people.queries import OfficeCard
from clarion.publishing.queries.saying.addresses import page_link
from clarion.publishing.queries.saying.published import Said, links_for_sharing
from clarion.publishing.queries.saying.titles import direction, handed_title

register = template.Library()

_HANDED = "handed"
_PAGE = "page"
# How networks write their names; the chain keeps them in small letters, for longer than a plug.
_NETWORKS = {"fakenet": "FakeNet", "linkedin": "LinkedIn", "youtube": "YouTube"}


register.filter("spoken_code", spoken_code)


@register.filter
def place_words(place: Place) -> str:
    """Say where words were told: `on Bluesky, as merrowby.example`."""
    if place.way == _HANDED:
        title = handed_title(place.channel, place.language)
        return _("signed for others to hand on: %(what)s") % {"what": title}
    if place.way == _PAGE:
        name = own_language_name(place.language)
        return _("on its own page, in %(language)s") % {"language": name}
    if not place.way:
        return _("on its own page")
    if place.is_mail:
        return _("by e-mail")
    network = _NETWORKS.get(place.channel, place.channel[:1].upper() + place.channel[1:])
    return _("on %(network)s, as %(account)s") % {"network": network, "account": place.account}


@register.simple_tag
def share_links(office: OfficeCard, code: str, said: Said) -> list[tuple[str, str]]:
    """Return each network's own address for sharing a statement; none in an exercise.

    Plain addresses of the networks: who follows one tells us nothing, and nobody is counted.
    """
    if office.exercise:
        return []
    return links_for_sharing(said=said, link=page_link(office, code))


@register.filter
def language_word(code: str) -> str:
    """Return what a language calls itself."""
    return own_language_name(code)


@register.simple_tag
def sentence(says: Sentences, name: str) -> str:
    """Return a sentence, marked where it is in another language than its page."""
    return _marked(says, getattr(says, name))


@register.simple_tag
def sentence_in(says: Sentences, name: str, language: str) -> str:
    """Return a sentence that names a language as that language calls itself."""
    named = format_html('<bdi lang="{}">{}</bdi>', language, own_language_name(language))
    return _marked(says, format_html(getattr(says, name), language=named))


@register.simple_tag
def sentence_about(says: Sentences, name: str, code: str) -> str:
    """Return a sentence that names a statement by its code."""
    return _marked(says, format_html(getattr(says, name), code=spoken_code(code)))


def _marked(says: Sentences, words: str) -> str | SafeString:
    if says.language == (get_language() or "").split("-")[0]:
        return words
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', says.language, direction(says.language), words
    )
