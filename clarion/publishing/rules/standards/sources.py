"""Whom an office may pass on: sources that somebody has verified, with their own addresses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from clarion.kit.life import Life
from clarion.kit.refusals import Refusal
from clarion.publishing.rules.standards.posts import Address, address_of, person_at, shared

# The first person verifies, the second agrees; what is changed is a new entry in the place of one.
SOURCE = Life(
    proposed={"verified", "dropped"},
    verified={"over"},
    over=set(),
    dropped=set(),
)
KINDS = ("public_body", "utility", "partner", "media", "person", "own", "other")
# People leave their office and names change hands: after a year somebody looks again.
VALID_DAYS_MAX = 366
# The whole register is read for every check.
SOURCES_MAX = 1_000
ADDRESSES_MAX = 30
NAMES_MAX = 10
NAME_CHARS_MAX = 120
HOW_CHARS_MAX = 500
_LABEL = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)"
_HOST = re.compile(rf"(?:\*\.{_LABEL}*|{_LABEL}+)[^\W\d_]{{2,}}")
_HANDLE = re.compile(r"@[\w.-]{1,80}(?:@(?:[\w-]+\.)+[a-z]{2,})?")
_MAIL = re.compile(r"[\w.+%-]+@(?P<domain>(?:[\w-]+\.)+[a-z]{2,})")
# Everybody can have an address below these.
_ANYBODY = frozenset(
    {
        "com", "org", "net", "info", "uk", "co.uk", "org.uk", "me.uk", "ltd.uk", "us", "eu", "de",
        "fr", "es", "pl", "ie", "io", "app", "github.io", "blogspot.com", "wordpress.com",
        "substack.com", "medium.com", "wixsite.com", "netlify.app", "pages.dev", "web.app",
        "gmail.com", "googlemail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com",
        "proton.me", "gmx.net", "gmx.de", "btinternet.com", "aol.com", "live.com",
    }
)  # fmt: skip
_EXERCISE = re.compile(r"\s*\(exercise\)\s*$", re.IGNORECASE)
_BOUNDED = frozenset({"gov", "mil", "edu", "int"})  # whole ends that only public bodies get


class AddressUnclear(Refusal):
    """“{line}” is no address. Write a site, an account’s page, an @name or an e-mail address."""


class AddressForAll(Refusal):
    """Anybody can have an address at {host}. Write the page of the account, or a narrower one."""


class TooManyAddresses(Refusal):
    """One source has thirty addresses at most. Make two of it."""


class SourceUntil(Refusal):
    """It is looked at again within a year: choose a day from tomorrow on, at most a year ahead."""


class SourceUnclear(Refusal):
    """A source needs a name, and a sentence on how you know that it is who it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The addresses of a source, each in one spelling.

    `sites`: `weirwater.example`, `*.gov.uk`, `youtube.com/@weirwater`. `handles`:
    `x.com/weirwater`, `@press@social.example`, `@weirwater`. A site is also a domain of e-mail.
    """

    sites: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    mail_domains: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Each as it can be written again."""
        return (*self.sites, *self.handles, *(f"press@{one}" for one in self.mail_domains))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What somebody has found out. `lines`: addresses as they were written."""

    name: str
    kind: str
    also_called: tuple[str, ...]
    lines: tuple[str, ...]
    how: str
    valid_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A source in the register, as the check reads it. `waits`: a second person must agree yet."""

    names: tuple[str, ...]
    addresses: Addresses
    valid_until: date
    waits: bool = False

    def is_at(self, address: Address) -> bool:
        """Whether this is one of its sites."""
        return any(_covers(site, address) for site in self.addresses.sites)

    def is_called(self, name: str) -> bool:
        """Whether a name holds one of its own."""
        return any(holds(name, one) for one in self.names)

    def writes_as(self, handle: str) -> bool:
        """Whether an @name in a text is one of its own; only its networks are not known there."""
        own = self.addresses.handles
        return handle in own or any(
            one.rpartition("/")[2].removeprefix("@") == handle[1:] for one in own
        )

    def posts_as(self, author: str, address: Address) -> bool:
        """Whether the author of a post is one of its own, on that very network."""
        if author in self.addresses.handles:
            return True
        return not shared(address.host) and self.is_at(address)

    def mails_from(self, domain: str) -> bool:
        """Whether it writes e-mail from there."""
        if domain in self.addresses.mail_domains:
            return True
        return self.is_at(Address(host=domain, path=""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """What is our own: hosts, @names and addresses of accounts, and what we are called.

    `prescribed` are the names that the office's guide wants said, each just so: a longer name that
    holds one of them may be anybody's.
    """

    hosts: frozenset[str] = field(default_factory=frozenset)
    handles: frozenset[str] = field(default_factory=frozenset)
    names: frozenset[str] = field(default_factory=frozenset)
    prescribed: frozenset[str] = field(default_factory=frozenset)

    def is_called(self, name: str) -> bool:
        """Whether this is us, or whom our guide calls so; a post may follow behind a comma."""
        if any(holds(name, one) or holds(one, name) for one in self.names):
            return True
        said = _plain(name.partition(",")[0])
        return any(said == _plain(one) for one in self.prescribed)


def own_names(name: str) -> frozenset[str]:
    """Return what an office is called: an exercise says so behind its name, its words do not."""
    return frozenset({name, _EXERCISE.sub("", name)}) - {""}


def refuse_until(day: date, today: date) -> None:
    """Refuse a day that is past, or too far ahead; raises `SourceUntil`."""
    if not today < day <= today + timedelta(days=VALID_DAYS_MAX):
        raise SourceUntil


def read_addresses(lines: Iterable[str]) -> Addresses:
    """Return what somebody has written, a line each.

    Raises `AddressUnclear`, `AddressForAll`, `TooManyAddresses`.
    """
    sites: dict[str, None] = {}
    handles: dict[str, None] = {}
    domains: dict[str, None] = {}
    for written in lines:
        line = written.strip()
        if not line:
            continue
        if line.startswith("@"):
            if not _HANDLE.fullmatch(line):
                raise AddressUnclear(line=line[:80])
            handles[line.lower()] = None
        elif match := _MAIL.fullmatch(line):
            domains[_narrow(match["domain"].lower())] = None
        else:
            _read_site(line, sites, handles)
    if len(sites) + len(handles) + len(domains) > ADDRESSES_MAX:
        raise TooManyAddresses
    return Addresses(sites=tuple(sites), handles=tuple(handles), mail_domains=tuple(domains))


def _read_site(line: str, sites: dict[str, None], handles: dict[str, None]) -> None:
    try:
        address = address_of(line)
    except ValueError:
        raise AddressUnclear(line=line[:80]) from None
    if not _HOST.fullmatch(address.host):
        raise AddressUnclear(line=line[:80])
    if person := person_at(address):
        handles[person] = None
    elif shared(address.host):
        raise AddressForAll(host=address.host)
    else:
        sites[f"{_narrow(address.host)}{address.path.lower()}"] = None


def _narrow(host: str) -> str:
    """Refuse what stands for everybody: `*.com`, `gmail.com`."""
    end = host.removeprefix("*.")
    if end in _ANYBODY or ("." not in end and end not in _BOUNDED):
        raise AddressForAll(host=host)
    return host


def holds(words: str, name: str) -> bool:
    """Say whether a name stands in words, capitals or not."""
    wanted, said = _plain(name), _plain(words)
    if not wanted or wanted not in said:
        return False
    return bool(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", said))


@lru_cache(maxsize=8_192)
def _plain(name: str) -> str:
    said = " ".join(name.replace("’", "'").casefold().split())
    return said.removeprefix("the ")


def _covers(site: str, address: Address) -> bool:
    host, stroke, path = site.partition("/")
    if host.startswith("*."):
        found = address.host == host[2:] or address.host.endswith(host[1:])
    else:
        found = address.host == host
    if not found or not stroke:
        return found
    return f"{address.path.lower()}/".startswith(f"/{path}/")
