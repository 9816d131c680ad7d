"""Who may say what, and where: a right may shrink at once, and grows only by two people."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a rule is about."""

    ACCOUNT = "account"
    CAMPAIGN = "campaign"  # also an incident, which holds its statements together as a campaign
    THEME = "theme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One account or campaign by its number, or a theme; `title` is what people call it."""

    scope: Scope
    subject: str
    title: str = ""

    @property
    def about(self) -> str:
        """What it is called in the ledger."""
        return f"{self.scope.value}:{self.subject}"


def the_account(account_id: int) -> Place:
    """Return the place that an account is."""
    return Place(scope=Scope.ACCOUNT, subject=str(account_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who wants to say something, in the role that they have now."""

    role: str
    person: int | None


NOBODY = Voice(role="", person=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A colleague whom a rule names."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """Which roles and people may publish there, and which themes. Nobody and nothing named: all."""

    roles: frozenset[str] = frozenset()
    people: frozenset[Named] = frozenset()
    themes: frozenset[str] = frozenset()

    @property
    def is_for_all(self) -> bool:
        """Whether whoever writes statements may publish there."""
        return not self.roles and not self.people

    def allows(self, *, voice: Voice, theme: str) -> bool:
        """Say whether somebody may say something of this theme there."""
        named = voice.role in self.roles or voice.person in self._numbers
        return (self.is_for_all or named) and self.carries(theme)

    def carries(self, theme: str) -> bool:
        """Say whether the account carries this theme, whoever says it."""
        return not self.themes or theme in self.themes

    def is_within(self, other: "Permit") -> bool:
        """Say whether it allows nothing that the other does not allow."""
        return self._is_for_fewer(other) and _within(self.themes, other.themes)

    def _is_for_fewer(self, other: "Permit") -> bool:
        fewer = self.roles <= other.roles and self._numbers <= other._numbers
        return other.is_for_all or (not self.is_for_all and fewer)

    @property
    def _numbers(self) -> frozenset[int]:
        return frozenset(one.id for one in self.people)


EVERYBODY = Permit()


def _within(new: frozenset[str], old: frozenset[str]) -> bool:
    return not old or (bool(new) and new <= old)
