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
SHARED_MIN: Final = 0.5
# Named in a notice: enough to say what and where, few enough to read in a glance.
_NAMED_MAX: Final = 8
# One may be mistaken; two who write of a life at risk are told of, muted or not.
_GRAVE_MIN: Final = 2


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

    def share_of(self, posts: Collection[Post]) -> float:
        """Return which share of these posts is about one of the leads."""
        leads = set(self.leads)
        about = sum(1 for post in posts if not leads.isdisjoint(post.subjects))
        return about / len(posts) if posts else 0.0

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


def in_danger(posts: Iterable[Post]) -> bool:
    """Whether several people may write of a life at risk: that is never kept quiet."""
    return len({post.author or post.id for post in posts if post.grave}) >= _GRAVE_MIN


def same_happening(
    subject: Subject, posts: Collection[Post], bursts: Iterable[tuple[Burst, Collection[Post]]]
) -> Burst | None:
    """Return the burst that a subject belongs to, if its posts or those of a first lead say so.

    ``posts`` are the subject's; each burst comes with those of its first lead. What is said about
    several bursts at once (a common word) belongs to the one that it shares most posts with.
    """
    shares: list[tuple[float, int, Burst]] = []
    for burst, of_lead in bursts:
        share = burst.share_of(posts)
        of_subject = sum(1 for post in of_lead if subject in post.subjects)
        if of_lead and of_subject >= SHARED_MIN * len(of_lead):
            share = max(share, SHARED_MIN)
        shares.append((share, -burst.number, burst))
    if sum(share for share, _, _ in shares) < SHARED_MIN:
        return None
    return max(shares)[2]
