"""Slots: the times of the week that the office keeps, and how a writer takes the next free one."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.look.notices import say_undoable
from clarion.people.queries import OfficeRequest
from clarion.postroom import queries as postroom
from clarion.publishing import actions, queries
from clarion.publishing.actions import Wording
from clarion.publishing.queries import EditionPage
from clarion.publishing.web.labels import DAYS, THEMES
from clarion.publishing.web.planning.calendar import moment_of
from clarion.publishing.web.planning.lists import may_read

_CHOSEN = re.compile(r"slot_(\d{1,18})_(\S{1,40})", re.ASCII)


class SlotForm(forms.Form):
    """A new slot: days, a time, and what it is kept for."""

    days = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Days"),
        choices=list(DAYS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    wall = forms.TimeField(
        label=gettext_lazy("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    kept_for = forms.ChoiceField(label=gettext_lazy("Kept for"))

    def __init__(self, data: Any, *, accounts: Any) -> None:
        """Offer every theme and every account."""
        super().__init__(data)
        self.fields["kept_for"].choices = [  # type: ignore[attr-defined]  # it has
            *((f"theme:{theme}", title) for theme, title in THEMES),
            *((f"account:{one.id}", f"{one.title}, {one.address}") for one in accounts),
        ]

    def chosen(self) -> dict[str, Any]:
        """Return it as the action takes it."""
        kind, _colon, name = self.cleaned_data["kept_for"].partition(":")
        return {
            "days": self.cleaned_data["days"],
            "wall": f"{self.cleaned_data['wall']:%H:%M}",
            "theme": name if kind == "theme" else "",
            "account_id": int(name) if kind == "account" else None,
        }


@require_http_methods(["GET", "HEAD", "POST"])
def slots(request: OfficeRequest) -> HttpResponse:
    """Show them, each with its next free time; POST begins one."""
    may_read(request)
    office_id, now = request.office.id, clock.now()
    accounts = postroom.publishing_accounts(office_id=office_id)
    form = SlotForm(request.POST or None, accounts=accounts)
    if form.is_valid():
        try:
            actions.begin_slot(**form.chosen(), by=request.actor, at=now)
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Kept from now on."))
            return redirect("publishing:slots", office=request.office.slug)
    shown = {
        "slots": queries.slots(office_id=office_id, at=now),
        "form": form,
        "zone": request.office.zone,
        "may_write": request.actor.may(Power.PUBLISH),
    }
    return render(request, "publishing/slots.html", shown, status=REFUSED if form.errors else 200)


@require_POST
def end_slot(request: OfficeRequest, slot_id: int) -> HttpResponse:
    """End one."""
    actions.end_slot(slot_id=slot_id, by=request.actor, at=clock.now())
    undo = reverse(
        "publishing:resume_slot", kwargs={"office": request.office.slug, "slot_id": slot_id}
    )
    say_undoable(request, _("Ended. What has taken it keeps its time."), undo=undo)
    return redirect("publishing:slots", office=request.office.slug)


@require_POST
def resume(request: OfficeRequest, slot_id: int) -> HttpResponse:
    """Keep one again that was ended."""
    try:
        actions.resume_slot(slot_id=slot_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Kept again."))
    return redirect("publishing:slots", office=request.office.slug)


def chosen_slot(then: str) -> tuple[int, datetime] | None:
    """Return number and time of the slot that a button of the composer names."""
    found = _CHOSEN.fullmatch(then)
    if found is None:
        return None
    due_at = moment_of(found.group(2))
    return (int(found.group(1)), due_at) if due_at else None


def slots_for(
    request: OfficeRequest, page: EditionPage, wording: Wording | None
) -> dict[str, object]:
    """Return the next free slots for what is written, and its own if that is kept for another."""
    theme, account_ids = page.theme, [one.account.id for one in page.audiences]
    if wording:
        theme, account_ids = wording.theme, list(wording.account_ids)
    meant: dict[str, Any] = {"theme": theme, "account_ids": account_ids}
    free = queries.free_slots(office_id=request.office.id, **meant, at=clock.now())
    still_there = wording is None or wording.due_at == page.due_at
    slot_id = page.slot_id if still_there else None
    other = queries.other_slot(office_id=request.office.id, slot_id=slot_id, **meant)
    return {"free_slots": free, "kept_for": other}
