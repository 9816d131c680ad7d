"""The register of sources: whom the office may pass on, who found out, and until when."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.look.fields import Words
from clarion.look.tabs import Tab
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions, queries
from clarion.publishing.queries import SourceNow
from clarion.publishing.web.labels import SOURCE_KINDS
from clarion.publishing.web.pages import asked_page, neighbours
from clarion.publishing.web.planning.lists import may_read
from clarion.publishing.web.saying.reasons import ReasonForm

_USUALLY = timedelta(days=180)
_TABS = {
    "known": gettext_lazy("Verified"),
    "waiting": gettext_lazy("Wait for a second person"),
    "over": gettext_lazy("Over"),
}


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=gettext_lazy("Then somebody looks again. A year ahead at most."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class SourceForm(forms.Form):
    """What somebody has found out about a source."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("As it is cited: Weir Water, or Jane Hill."),
        max_length=120,
    )
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=list(SOURCE_KINDS.items()))
    also_called = Words(
        label=gettext_lazy("Other names"),
        help_text=gettext_lazy("One a line."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1_300,
        required=False,
    )
    lines = Words(
        label=gettext_lazy("Its addresses"),
        help_text=gettext_lazy(
            "One a line. A site: weirwater.example, or *.gov.uk for all that ends so. An account: "
            "paste the address of its page, https://x.com/weirwater. An e-mail address stands for "
            "everybody at its domain."
        ),
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
        max_length=10_000,
        required=False,
    )
    how = Words(
        label=gettext_lazy("How you know"),
        help_text=gettext_lazy("For example: rang its press office on the number that we have."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )
    valid_until = _day(gettext_lazy("Until when it holds"))

    def proposal(self) -> actions.Proposal:
        """Return it as the action takes it."""
        said = self.cleaned_data
        return actions.Proposal(
            name=said["name"],
            kind=said["kind"],
            also_called=tuple(said["also_called"].splitlines()),
            lines=tuple(said["lines"].splitlines()),
            how=said["how"],
            valid_until=said["valid_until"],
        )


class RenewForm(forms.Form):
    """How somebody has looked again, and until when it holds now."""

    how = forms.CharField(label=gettext_lazy("How you know"), max_length=500)
    valid_until = _day(gettext_lazy("Until when it holds"))


@require_safe
def sources(request: OfficeRequest) -> HttpResponse:
    """Show one page of the register, and find in it."""
    may_read(request)
    tab = request.GET.get("tab", "known")
    tab = tab if tab in _TABS else "known"
    words = request.GET.get("q", "")[:100]
    page = asked_page(request)
    found, more = queries.sources(
        office_id=request.office.id, tab=tab, words=words, page=page, today=_today()
    )
    shown = {
        "sources": found,
        "tab": tab,
        "tabs": _tabs(request, tab),
        "words": words,
        "may_write": request.actor.may(Power.PUBLISH),
        **neighbours(page, more=more, tab=tab, q=words),
    }
    return render(request, "publishing/sources.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def new_source(request: OfficeRequest, source_id: int | None = None) -> HttpResponse:
    """Write an entry, or change one; POST asks a second person."""
    request.actor.must(Power.PUBLISH)
    old = _source(request, source_id) if source_id is not None else None
    form = SourceForm(request.POST or None, initial=_initial(request, old))
    if form.is_valid():
        try:
            number = actions.propose_source(
                proposal=form.proposal(), replaces_id=source_id, by=request.actor, at=clock.now()
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(_field_of(refusal), refusal.sentence)
        else:
            messages.success(request, _("Written down. It holds once a second person agrees."))
            return _to(request, number)
    status = 422 if form.errors else 200
    return render(request, "publishing/new_source.html", {"form": form, "old": old}, status=status)


@require_safe
def source(request: OfficeRequest, source_id: int) -> HttpResponse:
    """Show one entry with everything that can be done about it."""
    may_read(request)
    return _show(request, source_id, RenewForm(initial={"valid_until": _today() + _USUALLY}))


@require_POST
def renew_source(request: OfficeRequest, source_id: int) -> HttpResponse:
    """Say that one was looked at again; a second person is asked."""
    form = RenewForm(request.POST)
    if form.is_valid():
        try:
            number = actions.renew_source(
                source_id=source_id, **form.cleaned_data, by=request.actor, at=clock.now()
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(_field_of(refusal), refusal.sentence)
        else:
            messages.success(request, _("Written down. It holds once a second person agrees."))
            return _to(request, number)
    return _show(request, source_id, form, status=422)


@require_POST
def agree_to_source(request: OfficeRequest, source_id: int) -> HttpResponse:
    """Agree as the second person."""
    try:
        actions.agree_to_source(source_id=source_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("It holds now."))
    return _to(request, source_id)


@require_POST
def drop_source(request: OfficeRequest, source_id: int) -> HttpResponse:
    """Turn one down, or take it back."""
    try:
        actions.drop_source(source_id=source_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return _to(request, source_id)


@require_POST
def end_source(request: OfficeRequest, source_id: int) -> HttpResponse:
    """End one, with a reason."""
    try:
        actions.end_source(
            source_id=source_id, why=request.POST.get("why", ""), by=request.actor, at=clock.now()
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Ended. Nothing of it is passed on from now on."))
    return _to(request, source_id)


def _show(
    request: OfficeRequest, source_id: int, form: RenewForm, *, status: int = 200
) -> HttpResponse:
    one, me = _source(request, source_id), request.actor
    shown = {
        "one": one,
        "form": form,
        "end_form": ReasonForm(label=_("Why it ends"), auto_id="end_%s"),
        "may_write": me.may(Power.PUBLISH),
        "may_agree": bool(me.powers & {Power.PUBLISH, Power.SIGN}),
        "own": one.verified_by_id is not None and one.verified_by_id == me.staff_id,
    }
    return render(request, "publishing/source.html", shown, status=status)


def _source(request: OfficeRequest, source_id: int) -> SourceNow:
    return queries.source(office_id=request.office.id, source_id=source_id, today=_today())


def _initial(request: OfficeRequest, old: SourceNow | None) -> dict[str, Any]:
    until = _today() + _USUALLY
    if old is None:
        name, line = queries.seeded(request.GET.get("seed", ""))
        return {"name": name, "lines": line, "valid_until": until}
    return {
        "name": old.name,
        "kind": old.kind,
        "also_called": "\n".join(old.also_called),
        "lines": "\n".join(old.lines),
        "valid_until": until,
    }


def _field_of(refusal: Refusal) -> str | None:
    match refusal:
        case actions.SourceUntil():
            return "valid_until"
        case actions.SourceThere():
            return "name"
        case actions.AddressUnclear() | actions.AddressForAll() | actions.TooManyAddresses():
            return "lines"
    return None


def _tabs(request: OfficeRequest, here: str) -> list[Tab]:
    base = reverse("publishing:sources", kwargs={"office": request.office.slug})
    waiting = queries.sources_waiting(office_id=request.office.id)
    return [
        Tab(
            label=f"{label} ({waiting})" if tab == "waiting" and waiting else label,
            url=f"{base}?tab={tab}",
            current=tab == here,
        )
        for tab, label in _TABS.items()
    ]


def _to(request: OfficeRequest, source_id: int) -> HttpResponse:
    return redirect("publishing:source", office=request.office.slug, source_id=source_id)


def _today() -> date:
    return timezone.localdate(clock.now())
