"""Begin to listen for something: for a purpose that everybody can read, until a day."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.listening.actions.watches.replacing import end_replaced
from clarion.listening.actions.watches.waking import wake_sources
from clarion.listening.actions.watches.wishing import Asked, wish_of
from clarion.listening.models import Following, Term, Watch
from clarion.listening.rules.governor import Wish, judge
from clarion.listening.rules.limits import WATCHES_MAX
from clarion.listening.rules.lives import WATCH


class TooManyWatches(Refusal):
    """There are 200 watches already. End those whose purpose is over."""


@transaction.atomic
def begin_watch(*, asked: Asked, instead: int | None = None, by: Actor, at: datetime) -> int:
    """Begin it, or let it wait for a second person, and return its number.

    `instead`: a watch that is on, and ends when this one begins. Raises whatever the governor says
    (`rules/governor.py`), `TooManyWatches`, `NotFound`.
    """
    by.must(Power.LISTEN)
    wish = wish_of(asked, office_id=by.office_id)
    doubts = judge(wish, at=at)
    old = Watch.objects.of(by.office_id).get_or_refuse(pk=instead, state="on") if instead else None
    if Watch.objects.of(by.office_id).filter(state__in=["proposed", "on"]).count() >= WATCHES_MAX:
        raise TooManyWatches
    watch = Watch.objects.create(
        office_id=by.office_id,
        title=wish.title,
        purpose=asked.purpose.value,
        why=wish.why,
        owner_id=by.person,
        owner_name=by.name,
        languages=list(dict.fromkeys(asked.languages)),
        asked_at=at,
        asked_by=by.name,
        asked_by_id=by.person,
        doubts=list(doubts),
        assembly=wish.assembly,
        begun_at=at,
        begins_at=at,
        until_at=wish.until,
        instead_of=old,
    )
    _write_terms(watch, wish)
    waits = bool(doubts) or wish.assembly
    if not waits:
        move(watch, WATCH, "on")
        end_replaced(watch, by, at)
        wake_sources(watch=watch, at=at)
    deed = "watch asked for" if waits else "watch begun"
    enter(deed, about=f"watch:{watch.pk}", by=by, at=at, **_facts(watch, wish))
    live.tell(office_id=by.office_id, topic="listening")
    return watch.pk


def _facts(watch: Watch, wish: Wish) -> dict[str, object]:
    """Return what the ledger keeps of it."""
    return {
        "title": watch.title,
        "purpose": watch.purpose,
        "why": watch.why,
        "sources": sorted(wish.sources),
        "assembly": wish.assembly,
        "terms": [one.words for one in wish.terms],
        "doubts": list(watch.doubts),
        "until": wish.until.isoformat(),
        **({"instead_of": watch.instead_of_id} if watch.instead_of_id else {}),
    }


def _write_terms(watch: Watch, wish: Wish) -> None:
    """Write down what it looks for, and where."""
    Term.objects.bulk_create(
        Term(watch=watch, kind=one.kind.value, words=one.words, official_id=one.official_id)
        for one in wish.terms
    )
    Following.objects.bulk_create(
        Following(watch=watch, source_id=source_id) for source_id in sorted(wish.sources)
    )
