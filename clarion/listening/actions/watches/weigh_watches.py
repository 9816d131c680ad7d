"""Stop each watch whose matches are mostly one private author's: it watches a person."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, QuerySet

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.listening.models import Match, Mention, PseudonymKey, Watch
from clarion.listening.rules.governor import mostly_one
from clarion.listening.rules.limits import AUTHOR_MENTIONS_KEY_MIN
from clarion.listening.rules.lives import WATCH

MOSTLY_ONE = "mostly one person"


@transaction.atomic
def weigh_watches(*, by: Actor, at: datetime) -> list[int]:
    """Stop them, forget what they found, and return them."""
    by.must(Power.MOVE_POST)
    rows = Match.objects.filter(watch__office_id=by.office_id, watch__state="on").exclude(
        mention__pseudonym=""
    )
    stopped = {pk for pk, authors in _authors(rows).items() if mostly_one(authors)}
    # An author has another name with each key, and would be several people in the whole.
    key = PseudonymKey.objects.of(by.office_id).order_by("-made_at").first()
    if key is not None:
        lately = _authors(rows.filter(mention__received_at__gte=key.made_at))
        stopped |= {
            pk
            for pk, authors in lately.items()
            if mostly_one(authors, least=AUTHOR_MENTIONS_KEY_MIN)
        }
    for watch in Watch.objects.filter(pk__in=stopped, state="on").locked().order_by("pk"):
        move(watch, WATCH, "stopped", over_at=at, over_why=MOSTLY_ONE)
        _forget_found(watch)
        enter("watch stopped by itself", about=f"watch:{watch.pk}", by=by, at=at, why=MOSTLY_ONE)
    if stopped:
        live.tell(office_id=by.office_id, topic="listening")
    return sorted(stopped)


def _authors(rows: QuerySet[Match]) -> dict[int, dict[str, int]]:
    """Return for each watch how much each author said."""
    found: dict[int, dict[str, int]] = {}
    counted = rows.values_list("watch_id", "mention__pseudonym").annotate(n=Count("id"))
    for watch_id, author, n in counted:
        found.setdefault(watch_id, {})[author] = n
    return found


def _forget_found(watch: Watch) -> None:
    """Keep nothing of it, but what another watch found as well or the desk has taken up."""
    ids = list(Match.objects.filter(watch=watch).values_list("mention_id", flat=True))
    Match.objects.filter(watch=watch).delete()
    others = Match.objects.filter(mention_id__in=ids).values("mention_id")
    Mention.objects.filter(pk__in=ids, taken_up_at=None).exclude(pk__in=others).delete()
