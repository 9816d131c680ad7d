"""Which powers weigh: by them somebody speaks for the office, or changes who does."""

from dataclasses import dataclass

from clarion.kit.actor import Power

# By these one reads, sorts, judges, or stops something: nothing leaves by them, and nobody gets a
# right. A hold can silence an office, but everybody sees it and any other holder lifts it, and in
# an incident many must be able to stop. A snippet is said by whoever sends it.
LIGHT = frozenset(
    {
        Power.READ_CASES,
        Power.ASSIGN,
        Power.ASSESS,
        Power.CLOSE,
        Power.HOLD,
        Power.WRITE_SNIPPETS,
        Power.REPLAY,
        Power.READ_LEDGER,
    }
)
# Every other power weighs, so that one which is added later does until somebody says otherwise.
WEIGHTY = frozenset(Power) - LIGHT
# Chains, standing words and accounts name the roles that may do this there, so whoever comes into
# another role with such a power gets what is said of that role, even if they had the power before.
BY_ROLE = frozenset({Power.ANSWER, Power.PUBLISH, Power.SIGN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A role, and what it includes, as somebody has it or would have it."""

    role_id: int
    powers: frozenset[Power]


def gained(*, before: Post | None, after: Post) -> frozenset[Power]:
    """Return what weighs of that which somebody could not do before; None: they had no role."""
    had = before.powers if before else frozenset()
    new = (after.powers - had) & WEIGHTY
    if before is None or before.role_id != after.role_id:
        new |= after.powers & BY_ROLE
    return new
