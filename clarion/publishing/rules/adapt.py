"""One message becomes what each network shows, without losing a word in silence."""

from dataclasses import dataclass, replace

from clarion.channels.contract import Capabilities, length
from clarion.publishing.rules.saying.marks import CORRECTION, marked
from clarion.publishing.rules.saying.threads import Post, thread, undivided


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is to be said, before any network is thought of. `link` leads to it on our own page.

    A correction says the `mistake` first: what was wrong, and that this is right.
    """

    headline: str
    text: str
    link: str
    mistake: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapted:
    """The words on one network, and how they came about.

    As a thread, `text` is its first post, and `posts` are all of it. A `comment` stands below.
    """

    subject: str
    text: str
    posts: tuple[Post, ...] = ()
    comment: str = ""
    short: bool = False  # the headline and the link, because the whole did not fit
    own: bool = False  # written for this network by a person

    @property
    def texts(self) -> tuple[str, ...]:
        """What each post says, the comment last."""
        posts = tuple(one.text for one in self.posts) or (self.text,)
        return (*posts, self.comment) if self.comment else posts

    @property
    def whole(self) -> str:
        """Everything that people will read there, without the numbers of the posts."""
        words = [one.words for one in self.posts] or [self.text]
        return _joined(*words, self.comment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What somebody wants on one account: other words, a thread, something in a first comment.

    `language` is empty where it speaks the statement's own.
    """

    own_text: str = ""
    as_thread: bool = False
    comment: str = ""
    language: str = ""


_AS_USUAL = Chosen()


def adapt(
    message: Message,
    capabilities: Capabilities,
    *,
    chosen: Chosen = _AS_USUAL,
    marks: tuple[str, ...] = (),
    language: str = "en",
) -> Adapted:
    """Return the rendition for one network.

    Words that a person wrote for this network stand as they are. Else the whole message, or, where
    the network has no room for it, the headline with a link to the whole, and the mistake if there
    is room for that; or the whole as a thread, where somebody wants one. Nothing is cut: what is
    too long even so is too long, and the checks say it. `marks` (EXERCISE, CORRECTION) stand in
    front unless the words bear them already.
    """
    comment = marked(chosen.comment, marks) if capabilities.comment_limit else ""
    if chosen.as_thread and capabilities.thread_max:
        adapted = _as_thread(message, capabilities, chosen.own_text, marks, language)
    else:
        plain = replace(message, text=undivided(message.text))
        adapted = _as_one(plain, capabilities, undivided(chosen.own_text), marks)
    return replace(adapted, comment=comment)


def _as_thread(
    message: Message,
    capabilities: Capabilities,
    own_text: str,
    marks: tuple[str, ...],
    language: str,
) -> Adapted:
    whole = own_text or _joined(message.mistake, message.headline, message.text)
    if message.mistake and CORRECTION not in marks:
        marks = (*marks, CORRECTION)
    posts = thread(whole, capabilities, marks=marks, language=language)
    if not posts[1:]:
        return Adapted(subject="", text=posts[0].text if posts else "", own=bool(own_text))
    return Adapted(subject="", text=posts[0].text, posts=posts, own=bool(own_text))


def _as_one(
    message: Message, capabilities: Capabilities, own_text: str, marks: tuple[str, ...]
) -> Adapted:
    if capabilities.subject:
        subject = marked(message.headline, marks)
        mistake = message.mistake if CORRECTION in marks else marked(message.mistake, (CORRECTION,))
        text = _joined(mistake, own_text or message.text)
        text = text if subject else marked(text, marks)
        return Adapted(subject=subject, text=text, own=bool(own_text))
    if message.mistake and CORRECTION not in marks:
        marks = (*marks, CORRECTION)
    if own_text:
        return Adapted(subject="", text=marked(own_text, marks), own=True)
    whole = marked(_joined(message.mistake, message.headline, message.text), marks)
    if fits(whole, capabilities) or not message.link:
        return Adapted(subject="", text=whole)
    short = marked(_joined(message.mistake, message.headline, message.link), marks)
    if not fits(short, capabilities):
        short = marked(_joined(message.headline, message.link), marks)
    return Adapted(subject="", text=short, short=True)


def fits(text: str, capabilities: Capabilities) -> bool:
    """Say whether the network has room for it."""
    limit = capabilities.text_limit
    return limit is None or length(text, capabilities.counting) <= limit


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
