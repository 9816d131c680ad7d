"""A link that was made, and whether it works already."""

from dataclasses import dataclass

from clarion.people.rules.four_eyes import Course


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The link's secret, which nobody keeps. While it waits, the link does not work yet."""

    secret: str
    how: Course
