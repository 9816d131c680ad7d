"""Another time for a statement: what it means is shown in words before it is done."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import number_of
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.look.fields import MomentField
from clarion.look.moments import said_moment
from clarion.look.notices import say_undoable
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions, queries
from clarion.publishing.queries import Moving, Told
from clarion.publishing.web.planning.calendar import kept_of, moment_of
from clarion.publishing.web.writing.edition import link_of

# Where a statement without a time is put on a day.
_MORNING = time(9)


class MoveForm(forms.Form):
    """A day and a time, on the office's wall."""

    due_at = MomentField(label=gettext_lazy("Day and time"))


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Ask for a time, then show exactly what it means; POST does it."""
    request.actor.must(Power.PUBLISH)
    found = queries.moving(office_id=request.office.id, edition_id=edition_id)
    if request.method != "POST":
        return _show(request, found, _form(request.GET, found))
    to = moment_of(request.POST.get("to", ""))
    version = number_of(request.POST.get("seen_version", ""), digits_max=9)
    if to is None or version is None:
        return _show(request, found, _form(request.GET, found), status=REFUSED)
    try:
        number = actions.move_edition(
            edition_id=edition_id,
            seen_version=version,
            to=to,
            slot_id=number_of(request.POST.get("slot", "")),
            link=link_of(request, found.code) if request.POST.get("then") == "submit" else "",
            by=request.actor,
            at=clock.now(),
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        fresh = queries.moving(office_id=request.office.id, edition_id=edition_id)
        form = MoveForm(_fields(to))
        form.add_error(None, refusal.sentence)
        return _show(request, fresh, form, status=REFUSED)
    return _done(request, found, number, to)


@require_POST
def move_back(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Give a draft the time again that it had; what somebody has changed meanwhile stays."""
    to = moment_of(request.GET.get("to", ""))
    seen = number_of(request.GET.get("seen", ""))
    if to is None or seen is None:
        raise NotFound
    try:
        actions.move_edition(
            edition_id=edition_id,
            seen_version=seen,
            to=to,
            slot_id=number_of(request.GET.get("slot", "")),
            by=request.actor,
            at=clock.now(),
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        words = {"when": said_moment(to), "zone": request.office.zone}
        messages.success(request, _("Moved back to %(when)s (%(zone)s).") % words)
    return _to_calendar(request, to)


def _done(request: OfficeRequest, before: Moving, number: int, to: datetime) -> HttpResponse:
    """Go back to where the card was moved, at its new day."""
    now = queries.moving(office_id=request.office.id, edition_id=number)
    words = {"when": said_moment(to), "zone": request.office.zone}
    if now.state != "draft":
        said = _(
            "Moved to %(when)s (%(zone)s), and sent for signature again. To have the time before, "
            "move it once more: it must be signed with it."
        )
        messages.success(request, said % words)
    elif before.state == "draft" and before.due_at and before.due_at > clock.now():
        back: dict[str, str | int] = {"to": before.due_at.isoformat(), "seen": now.version}
        back |= kept_of(request)
        back |= {"slot": before.slot_id} if before.slot_id else {}
        kwargs = {"office": request.office.slug, "edition_id": number}
        place = reverse("publishing:move_back", kwargs=kwargs)
        said = _("Moved to %(when)s (%(zone)s). It is a draft.") % words
        say_undoable(request, said, undo=f"{place}?{urlencode(back)}")
    else:
        messages.success(request, _("Moved to %(when)s (%(zone)s). It is a draft.") % words)
    return _to_calendar(request, to)


def _to_calendar(request: OfficeRequest, to: datetime) -> HttpResponse:
    back = kept_of(request) | {"on": timezone.localdate(to).isoformat()}
    place = reverse("publishing:calendar", kwargs={"office": request.office.slug})
    return redirect(f"{place}?{urlencode(back)}")


def _form(asked: QueryDict, found: Moving) -> MoveForm:
    """Read the time from the address: a cell of the calendar, or what was typed."""
    if "to" in asked:
        return MoveForm(_from_cell(asked.get("to", ""), found))
    if "due_at_0" in asked:
        return MoveForm(asked)
    return MoveForm(initial={"due_at": found.due_at})


def _from_cell(text: str, found: Moving) -> dict[str, str]:
    """A cell is an instant, or a day: then the time of day stays."""
    if (instant := moment_of(text)) is not None:
        return _fields(instant)
    of_day = timezone.localtime(found.due_at).time() if found.due_at else _MORNING
    return {"due_at_0": text, "due_at_1": f"{of_day:%H:%M}"}


def _fields(at: datetime) -> dict[str, str]:
    there = timezone.localtime(at)
    return {"due_at_0": f"{there:%Y-%m-%d}", "due_at_1": f"{there:%H:%M}"}


def _show(
    request: OfficeRequest, found: Moving, form: MoveForm, *, status: int = 200
) -> HttpResponse:
    now = clock.now()
    to = form.cleaned_data.get("due_at") if form.is_bound and form.is_valid() else None
    day = timezone.localdate(to or found.due_at or now)
    slots = (
        queries.slots_of_day(
            office_id=request.office.id,
            edition_id=found.id,
            theme=found.theme,
            account_ids=found.account_ids,
            on=day,
        )
        if found.can_move
        else []
    )
    told = _told(request, found, to) if to and to > now and found.can_move else []
    chosen = number_of(request.GET.get("slot", request.POST.get("slot", "")))
    shown: dict[str, Any] = {
        "it": found,
        "form": form,
        "to": to,
        "day": day,
        "slots": slots,
        "slot": next((one for one in slots if one.id == chosen and one.due_at == to), None),
        "told": told,
        "stopped": any(one.stops for one in told),
        "passed": to is not None and to <= now,
        "unchanged": to is not None and to == found.due_at,
        "zone": request.office.zone,
        "kept": kept_of(request),
    }
    return render(request, "publishing/move.html", shown, status=status)


def _told(request: OfficeRequest, found: Moving, to: datetime) -> list[Told]:
    """Return what the checks find if it leaves then: days and times are read on that day."""
    return queries.checks_at(
        office_id=request.office.id,
        edition_id=found.id,
        link=link_of(request, found.code),
        due_at=to,
        at=clock.now(),
    )
