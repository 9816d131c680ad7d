"""What is going on: everything that the one screen shows of a day, ending at a chosen moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.desk import queries as desk
from clarion.desk.queries import AuditNow, Fading, Growing, Unanswered
from clarion.insight.rules.timeline import Bar, Timeline, draw
from clarion.kit.pace import Compared, compare
from clarion.listening import queries as listening
from clarion.listening.queries import MentionNow, Pulse
from clarion.postroom import queries as postroom

STEP = timedelta(minutes=30)
DAY = timedelta(days=1)
# The sentence on top is about the last hour.
SPAN = timedelta(hours=1)
# What grew in these hours grows.
GROWS = timedelta(hours=3)
# Four weeks behind us say what is usual.
DAYS = 28
# Somebody may look so far back; what is older is found by the search.
BACK_MAX = timedelta(days=92)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A count with its name and where its messages are found by: a network, a need."""

    name: str
    title: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingOn:
    """The day that ends at `end`. `pace` is of the people who wrote in the last hour of it.

    `public` has the same steps as the `timeline`, and the mentions in them.
    """

    begin: datetime
    end: datetime
    pace: Compared
    messages: int
    timeline: Timeline
    mentions: int
    public: Timeline
    networks: tuple[Named, ...]
    needs: tuple[tuple[str, int], ...]
    questions: Unanswered
    at_risk: int
    growing: tuple[Growing, ...]
    fading: tuple[Fading, ...]
    enquiries: int
    said: Pulse
    media: tuple[MentionNow, ...]
    bodies: tuple[MentionNow, ...]

    @property
    def steps(self) -> list[tuple[Bar, Bar]]:
        """Return each half hour in which anything came, to the office or in public."""
        both = zip(self.timeline.bars, self.public.bars, strict=True)
        return [(wrote, said) for wrote, said in both if wrote.count or said.count]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedNow:
    """What the first look missed in the last weeks that people read again: written, overheard."""

    written: AuditNow | None
    overheard: listening.AuditNow | None


def missed(*, office_id: int) -> MissedNow:
    """Return it; two queries."""
    return MissedNow(
        written=desk.newest_audit(office_id=office_id),
        overheard=listening.newest_audit(office_id=office_id),
    )


def going_on(*, office_id: int, end: datetime) -> GoingOn:
    """Return what the screen shows of the day before `end`; the same few queries always."""
    begin = end - DAY
    beats = postroom.beats(office_id=office_id, begin=begin, end=end, step=STEP)
    now = postroom.beats(office_id=office_id, begin=end - SPAN, end=end, step=SPAN)
    before = postroom.people_before(office_id=office_id, end=end, span=SPAN, days=DAYS)
    by_network = postroom.by_network(office_id=office_id, begin=begin, end=end)
    said = listening.said_beats(office_id=office_id, begin=begin, end=end, step=STEP)
    return GoingOn(
        begin=begin,
        end=end,
        pace=compare(now[0].people, before),
        messages=sum(one.messages for one in beats),
        timeline=draw([(one.begin, one.messages) for one in beats], end),
        mentions=sum(said.values()),
        public=draw([(one.begin, said.get(one.begin, 0)) for one in beats], end),
        networks=tuple(
            Named(name=network, title=postroom.network_title(network), count=count)
            for network, count in by_network
        ),
        needs=tuple(desk.needs(office_id=office_id, begin=begin, end=end)),
        questions=desk.unanswered(office_id=office_id),
        at_risk=desk.at_risk(office_id=office_id),
        growing=tuple(desk.growing(office_id=office_id, since=end - GROWS, until=end)),
        fading=tuple(desk.fading(office_id=office_id, begin=begin, since=end - GROWS)),
        enquiries=desk.media_waiting(office_id=office_id),
        said=listening.pulse(office_id=office_id, at=end),
        media=tuple(listening.from_media(office_id=office_id, since=begin, until=end)),
        bodies=tuple(listening.from_public_bodies(office_id=office_id, since=begin, until=end)),
    )
