"""Puts tellings of one thing together as they arrive, and lets people put them otherwise."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from clarion.reading.sameness import by_hand, saving, views
from clarion.reading.sameness.judging import HOUR, Verdict, judge
from clarion.reading.sameness.saving import Saved
from clarion.reading.sameness.state import State
from clarion.reading.sameness.strands import Strand
from clarion.reading.sameness.told import Joining, Matter, Told, Way
from clarion.reading.sameness.traces import Trace, trace, without_places
from clarion.reading.sameness.vectors import Encode, Vector, VectorShelf

# A matter that nobody has told for so long is history: the next telling opens a new one.
WINDOW_HOURS: Final = 72.0
# So many matters are open at most; beyond, the longest untouched fade. About 4 kB each.
OPEN_MATTERS_MAX: Final = 200_000
# So many are compared with all matters at once; more would only cost memory.
BLOCK: Final = 64
# Where two matters of unknown place are as near as this, choosing one would be guessing.
MARGIN: Final = 0.05
# What resembles an example as much as this is told in the same way, and adds no example.
SAME_TELLING: Final = 0.9

Choice = tuple[Verdict, int]


class Grouper:
    """Groups for one office. `fast` compares words; `careful` also compares what they mean."""

    def __init__(
        self,
        *,
        encode: Encode | None = None,
        window_hours: float = WINDOW_HOURS,
        open_matters_max: int = OPEN_MATTERS_MAX,
        keep_ended: bool = False,
    ) -> None:
        self._encode = without_places(encode) if encode else None
        self._window = window_hours * HOUR
        self._open_max = open_matters_max
        self._state = State()
        self._done: list[by_hand.Deed] = []
        self._undated: dict[str, float] = {}
        self._ended: deque[Matter] = deque(maxlen=2 * open_matters_max if keep_ended else 0)

    def __len__(self) -> int:
        """How many matters are open."""
        return len(self._state.matters)

    def add_many(self, tellings: Iterable[Told]) -> list[Joining]:
        """Place tellings in the order of their arrival; one joining for each, in order.

        One that is known already stays where it is, and is told where that is.
        """
        placed: list[Joining] = []
        arriving = iter(tellings)
        while block := list(islice(arriving, BLOCK)):
            placed += self._add_block(block)
        return placed

    def split(self, ids: Sequence[str]) -> str:
        """Put tellings of one matter into one of their own and return its id.

        LookupError: one is not known (any more). ValueError: they are not in one matter, or they
        are the whole of it.
        """
        return self._remember(by_hand.split(self._state, ids, self._vector))

    def merge(self, into: str, other: str) -> str:
        """Make two matters one, named as the first; LookupError if one is not open."""
        return self._remember(by_hand.merge(self._state, into=into, other=other))

    def undo(self) -> str:
        """Take the last split or merge back and return the id of the matter that it changed.

        LookupError: nothing is left to undo, or what it was about has faded.
        """
        if not self._done:
            raise LookupError("There is nothing to undo.")
        return by_hand.undo(self._state, self._done.pop())

    def matters(self) -> list[Matter]:
        """Return every open matter in the order in which they began."""
        names = sorted(self._state.matters, key=lambda name: int(name[1:]))
        return [views.see(self._state, name) for name in names]

    def take_ended(self) -> list[Matter]:
        """Return the matters that have faded since this was asked last, as they were at the end.

        They are kept only for a grouper that was made with ``keep_ended``, and of those that
        nobody asks for at most twice as many as may be open.
        """
        ended = list(self._ended)
        self._ended.clear()
        return ended

    def matter(self, matter: str) -> Matter:
        """Return one matter; LookupError if it is not open."""
        if matter not in self._state.matters:
            raise LookupError(f"There is no open matter {matter}.")
        return views.see(self._state, matter)

    def matter_of(self, telling: str) -> str | None:
        """Return the id of the matter that holds a telling, or None if it is not known."""
        member = self._state.members.get(telling)
        return self._state.matter_of(member) if member else None

    def save(self) -> Saved:
        """Return everything that is remembered as frozen values."""
        return saving.save(self._state, self._done)

    @classmethod
    def restore(
        cls,
        saved: Saved,
        *,
        encode: Encode | None = None,
        window_hours: float = WINDOW_HOURS,
        open_matters_max: int = OPEN_MATTERS_MAX,
        keep_ended: bool = False,
    ) -> "Grouper":
        """Return a grouper that goes on where another was saved."""
        grouper = cls(
            encode=encode,
            window_hours=window_hours,
            open_matters_max=open_matters_max,
            keep_ended=keep_ended,
        )
        grouper._state, grouper._done = saving.restore(saved, grouper._encode)
        return grouper

    def _remember(self, deed: by_hand.Deed) -> str:
        self._done.append(deed)
        del self._done[: -by_hand.UNDO_MAX]
        return deed.matter

    def _vector(self, text: str) -> Vector | None:
        return self._encode([text])[0] if self._encode else None

    def _add_block(self, block: list[Told]) -> list[Joining]:
        state = self._state
        vectors: Sequence[Vector | None] = [None] * len(block)
        near: list[list[int]] = [[] for _ in block]
        if self._encode:
            encoded = self._encode([told.text for told in block])
            if state.vectors is None:
                state.vectors = VectorShelf(width=encoded.shape[1])
            near, vectors = state.vectors.nearest(encoded), list(encoded)
        placed: list[Joining] = []
        fresh: list[int] = []
        for told, vector, slots in zip(block, vectors, near, strict=True):
            if known := state.members.get(told.id):
                # It has its place; but what it says now, others have not seen.
                says_more = told.text != known.text or (told.life_risk and not known.life_risk)
                placed.append(
                    replace(
                        known.joining,
                        matter=state.matter_of(known),
                        shown=known.joining.shown or says_more,
                    )
                )
                continue
            marks = trace(told)
            joining, slot = self._place(told, marks, vector, [*slots, *fresh])
            self._undated.pop(joining.matter, None)
            placed.append(joining)
            if slot is not None and self._encode:
                fresh.append(slot)
        self._fade()
        return placed

    def _place(
        self, told: Told, marks: Trace, vector: Vector | None, slots: list[int]
    ) -> tuple[Joining, int | None]:
        state = self._state
        # Most of a burst is handed on word for word: then nothing else needs to be compared.
        choice, between = self._choose(marks, vector, state.index.same(marks))
        if choice is None or choice[0].way is not Way.SAME_WORDS:
            around = dict.fromkeys([*state.index.near(marks), *slots])
            choice, between = self._choose(marks, vector, list(around))
        if choice is None:
            strand = state.begin()
            joining = views.first(told, strand.matter, between=between)
        else:
            verdict, slot = choice
            like = state.traces[slot][1]
            like.votes += 1
            strand = state.strands[like.strand]
            joining = views.joined(told, strand.matter, verdict, like)
        member = state.put(told=told, trace=marks, strand=strand, joining=joining)
        if choice is None or choice[0].score < SAME_TELLING:
            state.keep(member=member, trace=marks, vector=vector)
        return joining, member.slot

    def _choose(
        self, marks: Trace, vector: Vector | None, slots: list[int]
    ) -> tuple[Choice | None, tuple[str, ...]]:
        """Return the best reason to join a matter, or between which it could not be decided."""
        state = self._state
        best: dict[str, Choice] = {}
        strands: dict[int, Strand] = {}
        for slot in slots:
            if slot not in state.traces:
                continue
            like, member = state.traces[slot]
            strand = strands.setdefault(member.strand, state.strands[member.strand])
            meaning = None
            if vector is not None and state.vectors is not None:
                meaning = state.vectors.cosine(slot, vector)
            verdict = judge(telling=marks, like=like, ground=strand.ground(), meaning=meaning)
            if verdict and _better(verdict, best.get(strand.matter)):
                best[strand.matter] = (verdict, slot)
        ranked = sorted(
            best.items(),
            key=lambda found: (_rank(found[1][0]), -state.traces[found[1][1]][1].order),
        )
        if not ranked:
            return None, ()
        first = ranked[0][1]
        # Where whole texts are equal the newer one is taken: the talk goes on there.
        if len(ranked) > 1 and not first[0].sure_place and first[0].way is not Way.SAME_WORDS:
            second = ranked[1][1]
            if first[0].way is second[0].way and first[0].score - second[0].score < MARGIN:
                return None, (ranked[0][0], ranked[1][0])
        return first, ()

    def _fade(self) -> None:
        """Let go what has not been told for long, and what is too much."""
        state = self._state
        while len(state.matters) > self._open_max:
            self._end(next(iter(state.matters)))
        while state.matters and state.clock is not None:
            oldest = next(iter(state.matters))
            # What has no time has waited since it was first found waiting.
            last = state.last_of(oldest) or self._undated.setdefault(oldest, state.clock)
            if state.clock - last <= self._window:
                return
            self._end(oldest)

    def _end(self, matter: str) -> None:
        if self._ended.maxlen:
            self._ended.append(views.see(self._state, matter))
        self._state.close(matter)
        self._undated.pop(matter, None)


def _better(verdict: Verdict, than: Choice | None) -> bool:
    return than is None or _rank(verdict) < _rank(than[0])


_ORDER: Final = {
    Way.SAME_WORDS: 0, Way.NEARLY_SAME_WORDS: 1, Way.SAYS_THE_SAME: 1, Way.SAME_SUBJECT: 2,
}  # fmt: skip


def _rank(verdict: Verdict) -> tuple[int, int, float]:
    """Sure places first, then the same words, then whatever resembles it most."""
    return (not verdict.sure_place, _ORDER[verdict.way], -verdict.score)
