"""The exercise office as it is written down, before it is opened."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody invented who works at the desk."""

    id: str
    name: str
    role: str
    team: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Somebody who signs what the visitor wrote: at the desk after reading it, or by a link."""

    id: str
    name: str
    role: str
    team: str
    reads: bool = False
    app: str = ""  # the secret of their authenticator app, which everybody may know


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A chain of two steps, the second of which somebody of another house may sign."""

    name: str
    themes: tuple[str, ...]
    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody invented, of another invented house."""

    name: str
    organisation: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingWords:
    """Which answers may leave without a second person; no roles means everybody."""

    sentence: str
    roles: frozenset[str]
    life_risk: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words for which the office listens."""

    name: str
    terms: tuple[str, ...]
    weight: int
    team: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyWords:
    """A snippet; `owner` is a colleague's id, `rumour` what is being said that it answers."""

    title: str
    text: str
    language: str
    owner: str
    rumour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A street or a part of the town; see `clarion/places`."""

    name: str
    kind: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TownOffice:
    """Everything with which the office is furnished. `handle` is what people call it by."""

    name: str
    slug: str
    handle: str
    account: str
    zone: str
    languages: tuple[str, ...]
    teams: tuple[str, ...]
    colleagues: tuple[Colleague, ...]
    signers: tuple[Signer, ...]
    chain: Chain
    guest: Guest
    standing_words: tuple[StandingWords, ...]
    keyword_lists: tuple[Words, ...]
    snippets: tuple[ReadyWords, ...]
    places: tuple[Spot, ...]


@cache
def town_office() -> TownOffice:
    """Read `merrowby/office.toml`."""
    written = tomllib.loads(files("clarion.exercises").joinpath("merrowby/office.toml").read_text())
    return TownOffice(
        name=written["name"],
        slug=written["slug"],
        handle=marked(written["handle"]),
        account=written["account"],
        zone=written["zone"],
        languages=tuple(written["languages"]),
        teams=tuple(written["teams"]),
        colleagues=tuple(Colleague(**one) for one in written["colleagues"]),
        signers=tuple(Signer(**one) for one in written["signers"]),
        chain=Chain(**{**written["chain"], "themes": tuple(written["chain"]["themes"])}),
        guest=Guest(**written["guest"]),
        standing_words=tuple(
            StandingWords(**{**one, "roles": frozenset(one["roles"])})
            for one in written["standing_words"]
        ),
        keyword_lists=tuple(
            Words(**{**one, "terms": tuple(one["terms"])}) for one in written["keyword_lists"]
        ),
        snippets=tuple(ReadyWords(**one) for one in written["snippets"]),
        places=tuple(Spot(**one) for one in written["places"]),
    )


def marked(handle: str) -> str:
    """Return a handle that says by itself that nobody real bears it."""
    return f"{handle}.exercise"
