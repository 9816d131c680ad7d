"""One line and one sentence for each setting; read from the environment, refused when wrong."""

import os
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# RFC 1123: labels of letters, figures and hyphens; at least two of them, for it is a public name.
_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A setting as the documentation and `clarion check` show it."""

    name: str
    default: str
    sentence: str
    secret: bool


LISTED: dict[str, Option] = {}


def option(
    name: str, parse: Callable[[str], T], default: str, sentence: str, *, secret: bool = False
) -> T:
    """Read one setting; raises `ImproperlyConfigured` rather than go on with a wrong value."""
    LISTED[name] = Option(name=name, default=default, sentence=sentence, secret=secret)
    text = os.environ.get(name, default)
    try:
        return parse(text)
    except ValueError as error:
        shown = "a secret" if secret else repr(text)
        raise ImproperlyConfigured(f"{name} is {shown}: {error}. {sentence}") from error


def yes_or_no(text: str) -> bool:
    """Parse `yes` or `no`."""
    if text not in {"yes", "no"}:
        raise ValueError("say yes or no")
    return text == "yes"


def one_of(*allowed: str) -> Callable[[str], str]:
    """Parse one of these words."""

    def parse(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"say {' or '.join(allowed)}")
        return text

    return parse


def words(text: str) -> list[str]:
    """Parse words that commas separate."""
    return [word.strip() for word in text.split(",") if word.strip()]


def port(text: str) -> int:
    """Parse a TCP port."""
    number = int(text)
    if not 0 < number < 65_536:
        raise ValueError("a port is a number from 1 to 65535")
    return number


def stream_copies(text: str) -> int:
    """Parse in how many servers of the stream each thing lies; 0: as many as are usual."""
    if text not in {"0", "1", "3", "5"}:
        raise ValueError("say 1, 3 or 5; 0 for what is usual")
    return int(text)


def public_url(text: str) -> str:
    """Parse the address at which people reach us, without a slash at its end."""
    if text and not text.startswith(("http://", "https://")):
        raise ValueError("an address begins with https:// (or http:// on this machine)")
    return text.rstrip("/")


def scanner_address(text: str) -> str:
    """Parse where the virus scanner answers: `unix:/path` or `tcp://host:port`."""
    where = urlsplit(text)
    of_file = where.scheme == "unix" and where.path.startswith("/") and not where.netloc
    if not text or of_file or (where.scheme == "tcp" and where.hostname and where.port):
        return text
    raise ValueError("say unix:/run/clamav/clamd.ctl or tcp://host:3310")


def model_address(text: str) -> str:
    """Parse where a language model answers: `http://host:8080/v1`."""
    where = urlsplit(text)
    if not text or (where.scheme in {"http", "https"} and where.hostname and not where.query):
        return text.rstrip("/")
    raise ValueError("say http://host:8080/v1")


def news_hosts(text: str) -> dict[str, str]:
    """Parse `office=host` pairs: the short name of an office, and the name of its public pages."""
    found: dict[str, str] = {}
    for pair in words(text):
        slug, _sign, host = pair.partition("=")
        if not _SLUG.fullmatch(slug) or not _HOST.fullmatch(host):
            raise ValueError(
                "say merrowby=news.merrowby.example, without https:// and in small letters"
            )
        if slug in found or host in found.values():
            raise ValueError("each office and each name stands there once")
        found[slug] = host
    return found


def news_urls(
    hosts: Mapping[str, str], *, public_url: str, taken: Collection[str]
) -> dict[str, str]:
    """Return where the public pages of each office with a name of its own stand.

    None of the names may be `taken`: staff sign in there.
    """
    if set(taken) & set(hosts.values()):
        raise ImproperlyConfigured("CLARION_NEWS_HOSTS: staff sign in there; take another name.")
    public = urlsplit(public_url)
    port = f":{public.port}" if public.port else ""
    return {slug: f"{public.scheme}://{host}{port}" for slug, host in hosts.items()}


def described() -> str:
    """Return every setting as the page `docs/settings.md`, which `bin/docs` writes."""
    lines = [
        "# Settings",
        "",
        "Set them in the environment before `bin/run`. A wrong value is refused at the start, and",
        "`clarion check` names what is not a setting. `bin/docs` makes this page.",
        "",
        "| setting | default | what it is |",
        "|---|---|---|",
    ]
    for one in sorted(LISTED.values(), key=lambda one: one.name):
        default = f"`{one.default}`" if one.default else ""
        secret = " Keep it secret." if one.secret else ""
        lines.append(f"| `{one.name}` | {default} | {one.sentence}{secret} |")
    return "\n".join(lines) + "\n"
