"""A page as the tests see it: parsed strictly, and refused when it breaks a rule of the house."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib
from django.http import HttpResponse

_UNLABELLED = {"hidden", "submit", "button", "image"}
_FIELDS = ("input", "select", "textarea")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer to a browser."""

    response: HttpResponse
    dom: Element

    @property
    def words(self) -> str:
        """Everything that is written on the page, with single spaces."""
        return text_of(self.dom)

    @property
    def heading(self) -> str:
        """The one first heading."""
        return text_of(next(self.dom.iter("h1")))

    def links(self) -> dict[str, str]:
        """Each link's words and where it leads."""
        return {text_of(link): link.get("href", "") for link in self.dom.iter("a")}

    def value(self, name: str) -> str:
        """What the field of this name holds."""
        field = next(one for one in self.dom.iter("input") if one.get("name") == name)
        return field.get("value", "")


def read(response: HttpResponse) -> Page:
    """Parse an answer; any broken rule fails the test that asked for it."""
    text = response.content.decode()
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = Page(response=response, dom=parser.parse(text))
    problems = list(problems_of(page))
    assert not problems, "\n".join(problems)
    return page


def problems_of(page: Page) -> Iterator[str]:
    """Name every rule that a page breaks."""
    yield from _structure(page.dom)
    yield from _fields(page.dom)
    yield from _forms(page)
    yield from _inline(page.dom)
    yield from _policy(page.response)


def text_of(element: Element) -> str:
    """Return the words inside an element."""
    return " ".join("".join(element.itertext()).split())


def _structure(dom: Element) -> Iterator[str]:
    if not dom.get("lang"):
        yield "the page does not say its language"
    headings = [text_of(one) for one in dom.iter("h1")]
    if len(headings) != 1:
        yield f"a page has one first heading, and this one has {headings}"
    if not any(text_of(title) for title in dom.iter("title")):
        yield "the page has no title"
    ids = Counter(one.get("id") for one in dom.iter() if one.get("id"))
    yield from (f"the id {name} occurs {n} times" for name, n in ids.items() if n > 1)
    yield from (f"no words on {one.attrib}" for one in dom.iter("button") if not text_of(one))
    yield from (f"no alt on {one.attrib}" for one in dom.iter("img") if "alt" not in one.attrib)


def _fields(dom: Element) -> Iterator[str]:
    labelled = {label.get("for") for label in dom.iter("label")}
    wrapped = {id(field) for label in dom.iter("label") for field in label.iter()}
    for field in (one for kind in _FIELDS for one in dom.iter(kind)):
        named = field.get("id") in labelled or id(field) in wrapped or field.get("aria-label")
        if field.get("type") not in _UNLABELLED and not named:
            yield f"the field {field.attrib} has no label"


def _forms(page: Page) -> Iterator[str]:
    # Behind a link there is no session that a stranger's page could use: the address and a code
    # in the form are all the proof, and the address is told to nobody.
    # To leave a list there, the address is enough; a press on it carries a code of ours.
    secret = page.response.get("Referrer-Policy") == "no-referrer"
    for form in page.dom.iter("form"):
        # To check a copy changes nothing, and whoever does so is given no cookie.
        if form.get("action") == "/verify/":
            continue
        names = {field.get("name") for field in form.iter("input")}
        proof = {"csrfmiddlewaretoken", "code"} if secret else {"csrfmiddlewaretoken"}
        # A code that is asked for goes to its owner and to nobody who asks.
        deeds = {button.get("value") for button in form.iter("button")}
        if secret and deeds == {"code"}:
            continue
        known = secret and form.get("action", "").startswith("/share/")
        if form.get("method") == "post" and not known and not proof & names:
            yield f"the form {form.attrib} can be posted by a stranger's page"


def _inline(dom: Element) -> Iterator[str]:
    if any(True for _ in dom.iter("style")):
        yield "there is an inline style sheet"
    for script in dom.iter("script"):
        if not script.get("src") and script.get("type") != "application/json":
            yield f"there is an inline script: {text_of(script)[:60]}"
    for one in dom.iter():
        names = [name for name in one.attrib if name == "style" or name.startswith("on")]
        yield from (f"<{one.tag}> has an inline {name}" for name in names)


def _policy(response: HttpResponse) -> Iterator[str]:
    policy = response.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield f"the content security policy is {policy!r}"
