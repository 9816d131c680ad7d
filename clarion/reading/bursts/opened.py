"""A burst that is going on: what belongs to it, and what was last said of it."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from clarion.reading.bursts.posts import Post, Subject, SubjectKind

# The strongest subjects of a burst, by which others are recognised as the same happening.
LEADS_MAX: Final = 3
# The leads are chosen among so many of its subjects, the first that joined.
CANDIDATES_MAX: Final = 50
# Of a subject's recent posts so many must be about a lead for it to be the same happening.
_SHARED_MIN: Final = 0.5
# Named in a notice: enough to say what and where, few enough to read in a glance.
_NAMED_MAX: Final = 8


@dataclass(slots=True)
class Burst:
    """One happening. ``muted`` and still going on, it is followed but not spoken of."""

    number: int
    leads: list[Subject]
    since: float
    told_at: float
    told_people: int
    muted: bool = False
    subjects: dict[Subject, float] = field(default_factory=dict)
    """What belongs to it, and how unusual each was when it joined."""
    quiet_since: float | None = None

    def takes(self, subject: Subject, posts: Collection[Post], others: Iterable[Post]) -> bool:
        """Whether the subject is the same happening, by its posts and by those of the leads."""
        leads = set(self.leads)
        if not posts:
            return False
        about_leads = sum(1 for post in posts if not leads.isdisjoint(post.subjects))
        if about_leads >= _SHARED_MIN * len(posts):
            return True
        of_leads = list(others)
        about_subject = sum(1 for post in of_leads if subject in post.subjects)
        return bool(of_leads) and about_subject >= _SHARED_MIN * len(of_leads)

    def join(self, subject: Subject, surprise: float) -> None:
        """Let a subject belong to it; it leads if there are not enough leads yet."""
        self.subjects.setdefault(subject, surprise)
        if len(self.leads) < LEADS_MAX and subject not in self.leads:
            self.leads.append(subject)

    def candidates(self) -> list[Subject]:
        """Return the subjects that may lead."""
        return list(islice(self.subjects, CANDIDATES_MAX))

    def told(self, posts: Collection[Post]) -> tuple[Subject, ...]:
        """Return what to name: what most of its posts share, themes and places first."""
        shared = Counter(subject for post in posts for subject in set(post.subjects))
        order = list(SubjectKind)
        named = sorted(
            self.subjects,
            key=lambda subject: (subject not in self.leads, -shared[subject]),
        )[:_NAMED_MAX]
        return tuple(sorted(named, key=lambda subject: order.index(subject.kind)))
