"""Until when something holds, with its day and its time in any order."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from clarion.publishing.rules.times.bounds import day_in
from clarion.publishing.rules.times.clocks import clocks, readings

_UNTIL = re.compile(r"\b(?:until|till):?\s+", re.IGNORECASE)
# As far as a day and a time stand behind the word.
_REACH = 60
# Behind these something else is said.
_ELSE = re.compile(r"[;!?(]| (?:in|because|for|and then|while|if|unless|so) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """When it ends. `on` is None where nobody knows the day; no `value`: no time is said."""

    on: date | None
    value: str
    shown: str

    def differs(self, other: "End") -> bool:
        """Whether both cannot be true of one thing."""
        if self.on and other.on and self.on != other.on:
            return True
        both = self.value and other.value
        return bool(both) and not readings(self.value) & readings(other.value)

    def is_over(self, at: datetime) -> bool:
        """Whether it has passed, on the clock of the office."""
        if self.on is None or self.on > at.date():
            return False
        return self.on < at.date() or (
            bool(self.value) and max(readings(self.value)) <= f"{at:%H:%M}"
        )


def ends(sentence: str, said_on: date | None) -> tuple[End, ...]:
    """Return each end in a sentence; one without a day is of the day on which it is said."""
    found = []
    every = list(_UNTIL.finditer(sentence))
    for place, match in enumerate(every):
        stop = every[place + 1].start() if place + 1 < len(every) else len(sentence)
        reach = sentence[match.end() : min(stop, match.end() + _REACH)]
        words = _ELSE.split(f" {reach}")[0].strip()
        clock = next(iter(clocks(f"until {words}")), None)
        named = day_in(words, said_on)
        if clock or named:
            day = named or day_in(sentence[: match.start()], said_on) or said_on
            value = clock.value if clock else ""
            found.append(End(on=day, value=value, shown=f"until {words.rstrip(' .,')}"))
    return tuple(found)
