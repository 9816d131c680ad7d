"""Where a new case belongs: what was found alike, after what people have said about it by hand."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

# A new case is compared with so many of the newest, and with none that is older: what began last
# week is another matter, or a person puts it there. The bound keeps a flood from slowing itself.
COMPARED_MAX = 2_000
COMPARED_WITHIN = timedelta(days=3)
# In a flood of others a matter is still found: by its typical message, of so many that go on.
REPRESENTED_MAX = 500
# So many are grouped at once; a larger burst is several of these, one after the other.
BATCH_MAX = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The reading says that a case is like others: all with the same `group`, one of them most."""

    case: int
    group: str
    like: int | None = None
    because: str  # in words; empty for the first of a group


@dataclass(frozen=True, slots=True, kw_only=True)
class Joins:
    """A case joins a matter."""

    case: int
    matter: int
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Begins:
    """Two cases share something, and so it becomes a matter. The older comes first."""

    cases: tuple[tuple[int, str], ...]  # each with its reason


def steady(
    found: Iterable[Found], *, changed: Collection[int], fresh: Collection[int]
) -> tuple[Found, ...]:
    """Leave out what says something else by now, and the fresh cases that hang on it.

    These are compared again: why they belong somewhere is not what stands there any more.
    """
    left = set(changed)
    kept = []
    for one in found:
        if one.case in left or (one.case in fresh and one.like in left):
            left.add(one.case)
        else:
            kept.append(one)
    return tuple(kept)


def place(
    found: Iterable[Found],
    *,
    seats: Mapping[int, int | None],
    fresh: Collection[int],
    alone: Collection[int],
) -> tuple[Joins | Begins, ...]:
    """Say what happens to the fresh cases; the others stay where they are.

    `seats`: in which matter each older case is. `alone`: what people took out of a matter; such a
    case goes into no other by itself either, as somebody has looked at it.
    """
    sitting = dict(seats)
    groups: dict[str, list[int]] = {}
    begun: list[list[tuple[int, str]]] = []
    placed: list[Joins] = []
    for one in found:
        others = groups.setdefault(one.group, [])
        if one.case in fresh and one.case not in alone:
            _seat(one, others, sitting, alone, begun, placed)
        others.append(one.case)
    return (*placed, *(Begins(cases=tuple(cases)) for cases in begun))


def _seat(
    one: Found,
    others: list[int],
    sitting: dict[int, int | None],
    alone: Collection[int],
    begun: list[list[tuple[int, str]]],
    placed: list[Joins],
) -> None:
    """Seat a fresh case with whom it is most like, or with the last of its group that has a place.

    Where none has, both begin a matter.
    """
    nearest = [one.like] if one.like in others and one.like is not None else []
    company = [*nearest, *reversed(others)]
    for other in company:
        matter = sitting.get(other)
        if matter is None:
            continue
        sitting[one.case] = matter
        if matter < 0:
            begun[-matter - 1].append((one.case, one.because))
        else:
            placed.append(Joins(case=one.case, matter=matter, because=one.because))
        return
    lonely = next((other for other in company if other not in alone), None)
    if lonely is not None:
        begun.append([(lonely, ""), (one.case, one.because)])
        # A matter that does not exist yet has a number below zero until it does.
        sitting[lonely] = sitting[one.case] = -len(begun)
