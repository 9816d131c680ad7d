"""Where people share something in their own name, by which address, and when they had better not.

The addresses are those that the networks publish for it: they open what is about to be said, and
the person who opens them decides. Nothing is told to a network before that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from urllib.parse import quote

from clarion.channels.contract import Counting, length

# What is older is no news, and is not offered any more; nor is it said that it was corrected.
OFFERED_FOR = timedelta(days=30)
# By then whoever looks in once a week has seen it on top.
WARNED_FIRST_FOR = timedelta(days=7)
# More than this nobody reads through to find something to share.
PACKS_MAX = 50
# Up to here somebody who wrote shorter words meant them for it.
_LITTLE_ROOM = 300
# Less is said of few, so that nobody can tell a colleague by what was pressed.
FEW = 5
# A day's presses that a person could make; a program that goes on is not counted further.
PRESSES_MAX = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Where somebody shares. `link_only`: it takes our link and asks for the words itself.

    `beside` takes the link beside the words. `{text}` and `{link}` are put in encoded.
    """

    name: str
    title: str
    pattern: str
    limit: int | None = None
    counting: Counting = Counting.CHARACTERS
    link_only: bool = False
    beside: bool = False


# docs.bsky.app/docs/advanced-guides/intent-links; blog.joinmastodon.org/2026/03/a-new-share-button
# (it asks for one's own server, and works in the browser alone: what stands behind # is never
# sent); docs.x.com, developers.facebook.com, core.telegram.org/widgets/share, faq.whatsapp.com.
NETWORKS = {
    one.name: one
    for one in (
        Network(
            name="bluesky",
            title="Bluesky",
            pattern="https://bsky.app/intent/compose?text={text}",
            limit=300,
            counting=Counting.GRAPHEMES,
        ),
        Network(
            name="mastodon",
            title="Mastodon",
            pattern="https://share.joinmastodon.org/#text={text}",
            limit=500,
            counting=Counting.MASTODON,
        ),
        Network(
            name="x",
            title="X",
            pattern="https://x.com/intent/post?text={text}",
            limit=280,
            counting=Counting.WEIGHTED,
        ),
        Network(
            name="facebook",
            title="Facebook",
            pattern="https://www.facebook.com/sharer/sharer.php?u={link}",
            link_only=True,
        ),
        Network(
            name="threads",
            title="Threads",
            pattern="https://www.threads.com/intent/post?text={text}",
            limit=500,
            counting=Counting.EMOJI_BYTES,
        ),
        Network(
            name="linkedin",
            title="LinkedIn",
            pattern="https://www.linkedin.com/sharing/share-offsite/?url={link}",
            link_only=True,
        ),
        Network(name="whatsapp", title="WhatsApp", pattern="https://wa.me/?text={text}"),
        Network(
            name="telegram",
            title="Telegram",
            pattern="https://t.me/share/url?url={link}&text={text}",
            beside=True,
        ),
    )
}
# Proxies keep the head of an answer in 4 KB (nginx: proxy_buffer_size) and drop a longer one; our
# other lines take up to 1 KB of it. It is room for 500 Cyrillic letters, and not for 500 emoji.
AT_ONCE_MAX = 3_000
# A mail program's longest address that all of them open (Outlook: 2,083 characters).
MAIL_ADDRESS_MAX = 2_000


def share_address(network: Network, *, text: str, link: str) -> str:
    """Return the network's own address for sharing these words, with the link in them."""
    words = without_link(text, link) if network.beside else text
    return network.pattern.format(text=quote(words, safe=""), link=quote(link, safe=""))


def share_links(*, headline: str, link: str) -> list[tuple[str, str]]:
    """Return title and address of each network for anybody who reads our own page."""
    words = f"{headline}\n\n{link}".strip()
    return [
        (one.title, share_address(one, text=words if carries(one, words) else link, link=link))
        for one in NETWORKS.values()
    ]


def mail_address(*, subject: str, text: str) -> str:
    """Return what opens a message in one's own mail program, to nobody yet; empty: too long."""
    found = f"mailto:?subject={quote(subject, safe='')}&body={quote(text, safe='')}"
    return found if len(found) <= MAIL_ADDRESS_MAX else ""


def without_link(text: str, link: str) -> str:
    """Leave out the link where the words end with it."""
    bare = text.rstrip()
    return bare.removesuffix(link).rstrip() if link else bare


def leads_to(text: str, links: Iterable[str]) -> str:
    """Return with which of these links the words end; else the last of them."""
    bare, there = text.rstrip(), list(links)
    return next((one for one in there if bare.endswith(one)), there[-1])


def carries(network: Network, text: str) -> bool:
    """Say whether the network has room for the words."""
    return network.limit is None or length(text, network.counting) <= network.limit


def leads_at_once(target: str) -> bool:
    """Say whether a page can lead there by itself; else somebody presses once more."""
    return len(target) <= AT_ONCE_MAX


def offered(texts: Iterable[tuple[str, str]]) -> dict[str, tuple[Network, ...]]:
    """Return for each text, by its name, where it is offered.

    `texts` are names and words, the shortest first: that is for the networks with little room, and
    the longest for the others, wherever it fits.
    """
    there = list(texts)
    found: dict[str, list[Network]] = {name: [] for name, _words in there}
    for network in NETWORKS.values():
        fitting = [name for name, words in there if carries(network, words)]
        if fitting:
            short = network.limit is not None and network.limit <= _LITTLE_ROOM
            found[fitting[0 if short else -1]].append(network)
    return {name: tuple(networks) for name, networks in found.items()}


def counted(presses: int) -> str:
    """Return a number that tells nobody who it was; empty for the few."""
    return "" if presses < FEW else str(presses)


class Standing(StrEnum):
    """Whether something may be shared now."""

    OPEN = "open"
    HELD = "held"  # a hold covers it
    CHANGING = "changing"  # other words are on their way: the agreement to these is void
    VOID = "void"  # the agreement is void, and nothing has come of it
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """What a hold may cover: the statement, what it is for, and our own page to which it leads."""

    about: str
    theme: str
    campaign: str
    account: str
    network: str


def is_held(holds: Iterable[tuple[str, str]], covered: Covered) -> bool:
    """Say whether one of the holds, each a scope and its subject, covers it."""
    subjects = {
        "statement": covered.about,
        "theme": covered.theme,
        "campaign": covered.campaign,
        "account": covered.account,
        "network": covered.network,
    }
    return any(
        scope == "everything" or (scope in subjects and subjects[scope] == subject)
        for scope, subject in holds
    )


def standing(*, withdrawn: bool, held: bool, void: bool, newer: bool) -> Standing:
    """Return it, the gravest first."""
    if withdrawn:
        return Standing.WITHDRAWN
    if newer:
        return Standing.CHANGING
    if held:
        return Standing.HELD
    return Standing.VOID if void else Standing.OPEN
