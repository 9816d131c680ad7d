"""What people have said about bursts: not this one again, and that one was a false alarm."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from clarion.reading.bursts.posts import Subject

# Whoever mutes more has the wrong thresholds.
MUTES_MAX: Final = 1_000
# Subjects whose false alarms are counted; the least frequent is forgotten for a new one.
FALSE_ALARMS_MAX: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """Say nothing of this subject until then (seconds since 1970, UTC), and why."""

    subject: Subject
    until: float
    reason: str


@dataclass(slots=True)
class Mutes:
    """The rules in force, how often each one kept quiet, and which subjects cried wolf."""

    rules: dict[Subject, Mute] = field(default_factory=dict)
    kept_quiet: Counter[Subject] = field(default_factory=Counter)
    false_alarms: Counter[Subject] = field(default_factory=Counter)

    def add(self, mute: Mute) -> None:
        """Put a rule in force in place of an earlier one; ValueError if there are too many."""
        if mute.subject not in self.rules and len(self.rules) >= MUTES_MAX:
            raise ValueError(f"There are {MUTES_MAX} muted subjects already")
        self.rules[mute.subject] = mute

    def lift(self, subject: Subject) -> None:
        """Take a rule out of force; nothing happens if there is none."""
        self.rules.pop(subject, None)

    def covers(self, subjects: Iterable[Subject], *, at: float) -> bool:
        """Whether a rule is about one of these; if so it is counted for that rule."""
        subject = self._held(subjects, at)
        if subject is not None:
            self.kept_quiet[subject] += 1
        return subject is not None

    def hold(self, subjects: Iterable[Subject], *, at: float) -> bool:
        """Whether a rule is about one of these; it is not counted."""
        return self._held(subjects, at) is not None

    def _held(self, subjects: Iterable[Subject], at: float) -> Subject | None:
        for subject in subjects:
            rule = self.rules.get(subject)
            if rule is not None and at < rule.until:
                return subject
        return None

    def cried_wolf(self, subjects: Iterable[Subject]) -> None:
        """Count a false alarm for each of these subjects."""
        for subject in subjects:
            if subject not in self.false_alarms and len(self.false_alarms) >= FALSE_ALARMS_MAX:
                del self.false_alarms[self.false_alarms.most_common()[-1][0]]
            self.false_alarms[subject] += 1
