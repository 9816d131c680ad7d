"""Whose post an address leads to: each network writes its addresses in its own way."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A network: where it stands, and how the addresses of its posts and people are written.

    `plug` is what our own connector for it is called. The first host stands for all of them.
    """

    hosts: tuple[str, ...]
    posts: tuple[str, ...]
    people: str
    shape: str = "{}"  # a person's own page, below the first host
    plug: str = ""


_NETWORKS = (
    Network(
        hosts=("bsky.app",),
        posts=(r"/profile/(?P<who>[^/]+)/post/[^/]+",),
        people=r"/profile/(?P<who>[^/]+)",
        shape="profile/{}",
        plug="bluesky",
    ),
    Network(
        hosts=("x.com", "twitter.com", "mobile.twitter.com", "mobile.x.com"),
        posts=(r"/i/(?:web/)?status/\d+", r"/(?P<who>\w+)/status/\d+"),
        people=r"/(?P<who>\w{1,30})",
        plug="x",
    ),
    Network(
        hosts=("facebook.com", "m.facebook.com", "fb.com", "fb.watch"),
        posts=(
            r"/(?P<who>[\w.]+)/(?:posts|videos|photos)/.+",
            r"/(?:permalink\.php|story\.php|photo\.php|photo|watch|share|groups|reel)\b.*",
        ),
        people=r"/(?P<who>[\w.]{3,60})",
        plug="facebook",
    ),
    Network(
        hosts=("instagram.com",),
        posts=(r"/(?P<who>[\w.]+)/(?:p|reel|tv)/.+", r"/(?:p|reel|tv|stories)/.+"),
        people=r"/(?P<who>[\w.]{1,40})",
        plug="instagram",
    ),
    Network(
        hosts=("threads.net", "threads.com"),
        posts=(r"/@(?P<who>[\w.]+)/post/.+",),
        people=r"/@(?P<who>[\w.]+)",
        shape="@{}",
        plug="threads",
    ),
    Network(
        hosts=("tiktok.com", "vm.tiktok.com"),
        posts=(r"/@(?P<who>[\w.]+)/video/\d+", r"/(?!@)\w+"),
        people=r"/@(?P<who>[\w.]+)",
        shape="@{}",
    ),
    Network(
        hosts=("youtube.com", "m.youtube.com", "youtu.be"),
        posts=(r"/(?:watch|shorts/.+|live/.+)", r"/[\w-]{11}"),
        people=r"/@(?P<who>[\w.-]+)",
        shape="@{}",
    ),
    Network(
        hosts=("linkedin.com",),
        posts=(r"/posts/(?P<who>[\w-]+?)_.+", r"/feed/update/.+"),
        people=r"/(?P<who>(?:company|in)/[\w-]+)",
    ),
    Network(
        hosts=("t.me", "telegram.me"),
        posts=(r"/(?:s/)?(?P<who>\w+)/\d+", r"/c/\d+/\d+.*"),
        people=r"/(?P<who>\w+)",
        plug="telegram",
    ),
    Network(
        hosts=("nextdoor.com", "nextdoor.co.uk", "ca.nextdoor.com", "au.nextdoor.com"),
        posts=(r"/p/.+", r"/news_feed"),
        people=r"/(?P<who>(?:agency-detail|pages|profile)/[\w/-]+)",
    ),
    Network(hosts=("reddit.com", "old.reddit.com"), posts=(r"/r/\w+/comments/.+",), people=r"(?!)"),
)
_OF_HOST = {host: one for one in _NETWORKS for host in one.hosts}
_OF_PLUG = {one.plug: one for one in _NETWORKS if one.plug}
# Mastodon and its like stand on hosts of their own.
_ANYWHERE = re.compile(
    r"/(?:@(?P<who>\w+)(?:@(?P<at>[\w.-]+))?/\d+|users/(?P<user>\w+)/statuses/\d+)"
)
_SOMEBODY = re.compile(r"/@(?P<who>\w+)(?:@(?P<at>[\w.-]+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A link taken apart: host without `www.`, path without its last stroke."""

    host: str
    path: str


def address_of(link: str) -> Address:
    """Return where a link leads, whatever stands before an @ in it. Raises `ValueError`."""
    whole = link if re.match(r"[a-z][a-z+.-]*://", link, re.I) else f"https://{link}"
    parts = urlsplit(whole)
    host = (parts.hostname or "").lower().removeprefix("www.").rstrip(".")
    return Address(host=host, path=parts.path.rstrip("/"))


def shared(host: str) -> bool:
    """Say whether anybody may post on a host, so that the host alone says nothing."""
    return host in _OF_HOST


def author_of(address: Address) -> str | None:
    """Return who wrote the post at an address; empty for somebody unknown, None for no post."""
    network = _OF_HOST.get(address.host)
    if network is None:
        match = _ANYWHERE.fullmatch(address.path)
        if match is None:
            return None
        return f"@{match['who'] or match['user']}@{match['at'] or address.host}".lower()
    for pattern in network.posts:
        if match := re.fullmatch(pattern, address.path):
            who = match.groupdict().get("who")
            return _page(network, who) if who else ""
    return None


def person_at(address: Address) -> str | None:
    """Return whose page on a network an address is; None for anything else."""
    network = _OF_HOST.get(address.host)
    if network is None:
        match = _SOMEBODY.fullmatch(address.path)
        return f"@{match['who']}@{match['at'] or address.host}".lower() if match else None
    match = re.fullmatch(network.people, address.path)
    return _page(network, match["who"]) if match else None


def own_handles(plug: str, name: str) -> frozenset[str]:
    """Return how an account of ours is written: in a text, and in the address of a post."""
    plain = name.lower().removeprefix("@")
    network = _OF_PLUG.get(plug)
    return frozenset({f"@{plain}", *([_page(network, plain)] if network else [])})


def _page(network: Network, who: str) -> str:
    """Return somebody on a network in one spelling: `x.com/townhall`."""
    return f"{network.hosts[0]}/{network.shape.format(who)}".lower()
