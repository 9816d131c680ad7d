"""Who may say what through an account: a right may shrink at once, and grows only by two people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """Which roles may publish there, and which themes it carries. Empty means all of them."""

    roles: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()

    def allows(self, *, role: str, theme: str) -> bool:
        """Say whether somebody in this role may say something of this theme there."""
        return (not self.roles or role in self.roles) and self.carries(theme)

    def carries(self, theme: str) -> bool:
        """Say whether the account carries this theme, whoever says it."""
        return not self.themes or theme in self.themes

    def is_within(self, other: "Permit") -> bool:
        """Say whether it allows nothing that the other does not allow."""
        return _within(self.roles, other.roles) and _within(self.themes, other.themes)


EVERYBODY = Permit()


def _within(new: frozenset[str], old: frozenset[str]) -> bool:
    return not old or (bool(new) and new <= old)
