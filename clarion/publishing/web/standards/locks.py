"""Locks: what may not be said yet, until when, and why."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.look.fields import MomentField, Words
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions, queries
from clarion.publishing.actions import Subject
from clarion.publishing.web.labels import LOCK_SUBJECTS
from clarion.publishing.web.planning.lists import may_read


class LockForm(forms.Form):
    """A new lock."""

    subject = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=list(LOCK_SUBJECTS.items()),
        widget=forms.RadioSelect,
    )
    words = Words(
        label=gettext_lazy("Words to look for"),
        help_text=gettext_lazy(
            "One a line: a name, a place, a project. A * stands for the rest of a word. Before an "
            "election they may be left out; then it is about everything promotional."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=2_000,
        required=False,
    )
    from_at = MomentField(
        label=gettext_lazy("From when"), help_text=gettext_lazy("Empty: from now."), required=False
    )
    until_at = MomentField(
        label=gettext_lazy("Until when"),
        help_text=gettext_lazy(
            "An embargo and an election need it. Otherwise empty: until somebody ends it."
        ),
        required=False,
    )
    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Whoever writes of it reads this."),
        max_length=300,
    )

    def chosen(self) -> dict[str, Any]:
        """Return it as the action takes it."""
        said = self.cleaned_data
        return {
            "subject": Subject(said["subject"]),
            "words": said["words"].splitlines(),
            "from_at": said["from_at"],
            "until_at": said["until_at"],
            "why": said["why"],
        }


@require_http_methods(["GET", "HEAD", "POST"])
def locks(request: OfficeRequest) -> HttpResponse:
    """Show them; POST begins one."""
    may_read(request)
    form = LockForm(request.POST or None)
    if form.is_valid():
        try:
            actions.begin_lock(**form.chosen(), by=request.actor, at=clock.now())
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            words = _("Locked. It stops what is being written, and what waited to leave.")
            messages.success(request, words)
            return redirect("publishing:locks", office=request.office.slug)
    me = request.actor
    shown = {
        "locks": queries.locks(office_id=request.office.id, at=clock.now()),
        "form": form,
        "may_write": me.may(Power.PUBLISH),
        "may_end": bool(me.powers & {Power.SIGN, Power.MANAGE_OFFICE}),
    }
    return render(request, "publishing/locks.html", shown, status=422 if form.errors else 200)


@require_POST
def end_lock(request: OfficeRequest, lock_id: int) -> HttpResponse:
    """End one, with a reason."""
    try:
        actions.end_lock(
            lock_id=lock_id, why=request.POST.get("why", ""), by=request.actor, at=clock.now()
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Ended. It may be said now."))
    return redirect("publishing:locks", office=request.office.slug)
