"""Whether an address is that of a person's account or post, on a network or on a copy of one."""

from typing import Final
from urllib.parse import urlsplit

_NETWORKS: Final = frozenset(
    {
        "bsky.app", "facebook.com", "fb.com", "instagram.com", "linkedin.com", "medium.com",
        "nextdoor.com", "reddit.com", "snapchat.com", "t.me", "threads.com", "threads.net",
        "tiktok.com", "tumblr.com", "twitter.com", "vk.com", "x.com", "youtube.com",
    }
)  # fmt: skip
# Copies of networks, and what makes feeds of them, have a network's name in the host or the path.
_COPIES: Final = frozenset({"nitter", "rsshub", "rss-bridge", "openrss", "fetchrss"})
# Mastodon, PeerTube and their like, on thousands of hosts: `/@maya.rss`, `/users/maya.atom`.
_ACCOUNTS: Final = frozenset({"users", "user", "u", "profile"})


def is_of_somebody(url: str) -> bool:
    """Say whether what is there is somebody's own, as far as its address tells."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").casefold()
    except ValueError:
        return True
    path = parts.path.casefold()
    steps = path.split("/")[1:]
    on_network = any(host == one or host.endswith(f".{one}") for one in _NETWORKS)
    copied = not (_COPIES.isdisjoint(host.split(".")) and _NETWORKS.isdisjoint(steps))
    named = len(steps) > 1 and steps[0] in _ACCOUNTS
    return on_network or copied or named or "/@" in path
