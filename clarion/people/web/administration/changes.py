"""What waits for a second person: changes that give somebody more power, or open their account."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.people import actions, queries
from clarion.people.actions import Course
from clarion.people.queries import ChangeNow, OfficeRequest
from clarion.people.web.administration.forms import POWER_WORDS

_SAYS = {
    "role": gettext_lazy("%(whom)s: from %(before)s to %(role)s"),
    "shape": gettext_lazy("%(role)s: the role includes something else"),
    "invitation": gettext_lazy("%(whom)s is invited as %(role)s"),
    "new password": gettext_lazy("%(whom)s gets a link for a new password"),
    "second factors": gettext_lazy("The second factor of %(whom)s is removed"),
}
_CAME = gettext_lazy(
    "Do you know who this address belongs to? Whoever has the link comes in by it."
)
_ASKED = gettext_lazy("Ask them, in person or by telephone, whether they have asked for it.")
_NAMED = gettext_lazy(
    "A chain, a standing word or an account that names %(role)s would then mean them too."
)
_LOOK = {"role": _NAMED, "invitation": _CAME, "new password": _ASKED, "second factors": _ASKED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One change as its card shows it, to one person."""

    id: int
    says: str
    gives: tuple[str, ...]
    takes: tuple[str, ...]
    people: str
    look: str
    proposed_by: str
    proposed_at: datetime
    mine: bool
    may_agree: bool


@require_safe
def changes(request: OfficeRequest) -> HttpResponse:
    """Show what waits to whoever manages people: some may agree, all may drop it."""
    request.actor.must(Power.MANAGE_PEOPLE)
    found = queries.changes_waiting(office_id=request.office.id)
    shown = {
        "changes": shown_to(request.actor, found),
        "alone": queries.manages_alone(actor=request.actor),
    }
    return render(request, "people/changes.html", shown)


@require_POST
def agree(request: OfficeRequest, change_id: int) -> HttpResponse:
    """Agree to what somebody else has proposed."""
    try:
        actions.agree_to_change(change_id=change_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Agreed. It holds now."))
    return redirect("people:changes", office=request.office.slug)


@require_POST
def drop(request: OfficeRequest, change_id: int) -> HttpResponse:
    """Turn a change down, or take one's own back."""
    try:
        actions.drop_change(change_id=change_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Dropped. All stays as it was."))
    return redirect("people:changes", office=request.office.slug)


def shown_to(actor: Actor, found: Iterable[ChangeNow]) -> list[Waiting]:
    """Return each in words, as this person may act on it."""
    return [_waiting(one, actor.person) for one in found]


def said_of(how: Course, done: str) -> str:
    """Say whether what somebody changed holds, waits, or was looked at by nobody else."""
    match how:
        case Course.WAITS:
            return _("It waits until somebody else who manages people agrees.")
        case Course.ALONE:
            nobody = _("Nobody else here could look at it, and the ledger says so.")
            return f"{done} {nobody}"
        case _:
            return done


def _waiting(one: ChangeNow, staff_id: int) -> Waiting:
    opens = not one.role
    words = {"whom": one.whom, "before": one.before, "role": one.role}
    return Waiting(
        id=one.id,
        says=_SAYS[one.kind] % words,
        gives=_words(one.powers - one.had),
        takes=() if opens else _words(one.had - one.powers),
        people=", ".join(one.people) if one.kind == "shape" else "",
        look=str(_LOOK.get(one.kind, "")) % words,
        proposed_by=one.proposed_by,
        proposed_at=one.proposed_at,
        mine=one.is_by(staff_id),
        may_agree=one.may_be_agreed_by(staff_id),
    )


def _words(powers: frozenset[Power]) -> tuple[str, ...]:
    return tuple(str(words) for power, words in POWER_WORDS.items() if power in powers)
