"""Shows a matter and says how a telling came to it, from what grouping remembers."""

from collections import Counter
from datetime import UTC, datetime
from typing import Final

from clarion.reading.sameness.judging import HOUR, Verdict
from clarion.reading.sameness.state import State
from clarion.reading.sameness.strands import MOMENTS_KEPT_MAX, Member
from clarion.reading.sameness.told import Joining, Matter, Told, Trend, Way

# A matter grows if this hour brought so many times what the hour before did; fading likewise.
GROWTH: Final = 1.5
# A sixth decimal is 0.1 m: more would be the noise of adding up.
DECIMALS: Final = 6


def first(told: Told, matter: str, *, between: tuple[str, ...]) -> Joining:
    """Say that a telling opens a matter."""
    return Joining(
        id=told.id, matter=matter, is_new=True, way=Way.FIRST, score=0.0, shown=True,
        between=between,
    )  # fmt: skip


def joined(told: Told, matter: str, verdict: Verdict, like: Member) -> Joining:
    """Say why a telling belongs to a matter."""
    return Joining(
        id=told.id,
        matter=matter,
        is_new=False,
        way=verdict.way,
        score=round(verdict.score, 4),
        shown=told.life_risk,
        like=like.id,
        place=verdict.place,
        subject=verdict.subject,
        meters=verdict.meters,
        minutes=verdict.minutes,
    )


def see(state: State, matter: str) -> Matter:
    """Return a matter as it is now."""
    members = sorted(state.members_of(matter), key=lambda member: member.order)
    strands = [state.strands[number] for number in state.matters[matter]]
    typical = min(members, key=lambda member: (-member.votes, member.order))
    names: Counter[str] = Counter()
    for strand in strands:
        for (name, _), count in strand.names.items():
            names[name] += count
    located = sum(strand.located for strand in strands)
    return Matter(
        id=matter,
        size=sum(strand.size for strand in strands),
        members=tuple(member.id for member in members),
        life_risk_members=tuple(member.id for member in members if member.life_risk),
        typical=typical.id,
        typical_text=typical.text,
        since=_instant(min((s.since for s in strands if s.since is not None), default=None)),
        last=_instant(state.last_of(matter)),
        place=min(names, key=lambda name: (-names[name], name)) if names else "",
        lat=round(sum(s.lat_sum for s in strands) / located, DECIMALS) if located else None,
        lon=round(sum(s.lon_sum for s in strands) / located, DECIMALS) if located else None,
        trend=_trend(sorted(m for s in strands for m in s.moments), state.clock),
    )


def _instant(moment: float | None) -> datetime | None:
    return None if moment is None else datetime.fromtimestamp(moment, tz=UTC)


def _trend(moments: list[float], clock: float | None) -> Trend:
    """Compare the last hour with the one before; where moments were let go, a shorter time."""
    if not moments or clock is None:
        return Trend.STEADY
    span = HOUR
    if len(moments) >= MOMENTS_KEPT_MAX:
        span = min(span, max(1.0, (clock - moments[0]) / 2))
    recent = sum(1 for moment in moments if moment > clock - span)
    before = sum(1 for moment in moments if clock - 2 * span < moment <= clock - span)
    if recent >= 2 and recent >= GROWTH * before:
        return Trend.GROWING
    if recent == 0 or recent * GROWTH <= before:
        return Trend.FADING
    return Trend.STEADY
