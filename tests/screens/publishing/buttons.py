"""What a page lets somebody press."""

from xml.etree.ElementTree import Element

from tests.screens.page import Page, text_of


def buttons(shown: Page) -> set[str]:
    """Return the words of every button, without the key beside them."""
    return {_words(one) for one in shown.dom.iter("button")}


def _words(button: Element) -> str:
    keys = " ".join(text_of(key) for key in button.iter("kbd"))
    return text_of(button).removesuffix(keys).strip()
