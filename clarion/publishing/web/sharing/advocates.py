"""Advocates: people who have asked to share what the office says, each with a link of their own."""

from typing import Any

from django import forms
from django.conf import settings
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
from clarion.look.fields import Words
from clarion.look.words import own_language_name
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions, queries
from clarion.publishing.queries import LINE_MAX, LINES_MAX
from clarion.publishing.web.labels import ADVOCATES

_ADVICE_MAX = LINES_MAX * (LINE_MAX + 2)


class AdvocateForm(forms.Form):
    """Whom to ask: by which name you know them, and in which language they read."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("So that you know who it is. Their accounts are not asked for."),
        max_length=120,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Who they are"),
        choices=list(ADVOCATES.items()),
        widget=forms.RadioSelect,
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Only if you want to find it here. Clarion writes to nobody."),
        max_length=254,
        required=False,
    )

    def __init__(self, data: Any, *, languages: tuple[str, ...]) -> None:
        """Ask for the language where the office has several."""
        super().__init__(data)
        self._only = languages[0]
        if len(languages) > 1:
            self.fields["language"] = forms.ChoiceField(
                label=_("Language that they read"),
                choices=[(code, own_language_name(code)) for code in languages],
            )

    def said(self) -> dict[str, Any]:
        """Return what was filled in."""
        return {"language": self._only} | self.cleaned_data


class AdviceForm(forms.Form):
    """What advocates are told, in each of the office's languages."""

    def __init__(self, data: Any, *, languages: tuple[str, ...], written: dict[str, str]) -> None:
        """Show the office's own lines, or those that Clarion brings."""
        super().__init__(data)
        for code in languages:
            ours = queries.shipped(code, "colleague")
            usual = "\n".join(ours.lines) if ours.language == code else ""
            self.fields[f"text_{code}"] = Words(
                label=own_language_name(code),
                widget=forms.Textarea(attrs={"rows": 9, "dir": "auto", "lang": code}),
                max_length=_ADVICE_MAX,
                required=False,
                initial=written.get(code, usual),
            )

    def changed(self) -> dict[str, str]:
        """Return what is not as it was, by language."""
        return {name.removeprefix("text_"): self.cleaned_data[name] for name in self.changed_data}


@require_http_methods(["GET", "HEAD", "POST"])
def advocates(request: OfficeRequest) -> HttpResponse:
    """Show who was asked and who takes part; POST asks another, and shows the link, once."""
    request.actor.must(Power.PUBLISH)
    office = request.office
    form = AdvocateForm(request.POST or None, languages=office.languages)
    if form.is_valid():
        try:
            secret = actions.invite_advocate(**form.said(), by=request.actor, at=clock.now())
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _show_once(request, secret, form.cleaned_data["name"], asked=True)
    shown = {
        "advocates": queries.advocates(office_id=office.id, at=clock.now()),
        "form": form,
        "may_advise": request.actor.may(Power.MANAGE_OFFICE),
    }
    status = REFUSED if form.errors else 200
    return render(request, "publishing/advocates.html", shown, status=status)


@require_POST
def renew(request: OfficeRequest, advocate_id: int) -> HttpResponse:
    """Give somebody a new link, and show it once."""
    office_id, now = request.office.id, clock.now()
    known = queries.advocate(office_id=office_id, advocate_id=advocate_id, at=now)
    secret = actions.renew_advocate(advocate_id=advocate_id, by=request.actor, at=now)
    return _show_once(request, secret, known.name, asked=known.joined_at is None)


@require_POST
def end(request: OfficeRequest, advocate_id: int) -> HttpResponse:
    """Take somebody off the list."""
    actions.end_advocate(advocate_id=advocate_id, by=request.actor, at=clock.now())
    messages.success(request, _("Off the list. Their link has ended, name and address are gone."))
    return redirect("publishing:advocates", office=request.office.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def advice(request: OfficeRequest) -> HttpResponse:
    """Show what advocates are told; POST puts the office's own lines in its place."""
    request.actor.must(Power.MANAGE_OFFICE)
    office = request.office
    written = queries.advice(office_id=office.id)
    form = AdviceForm(request.POST or None, languages=office.languages, written=written)
    if form.is_valid():
        try:
            for language, text in form.changed().items():
                actions.write_advice(language=language, text=text, by=request.actor, at=clock.now())
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Saved. Everybody with a link reads it from now on."))
            return redirect("publishing:advocates", office=office.slug)
    status = REFUSED if form.errors else 200
    return render(request, "publishing/advice.html", {"form": form}, status=status)


def _show_once(request: OfficeRequest, secret: str, name: str, *, asked: bool) -> HttpResponse:
    """Show a fresh link; afterwards nobody can see it again, not even we."""
    path = reverse("sharing:share", kwargs={"secret": secret})
    shown = {"address": f"{settings.PUBLIC_URL}{path}", "name": name, "asked": asked}
    response = render(request, "publishing/given_share_link.html", shown)
    response["Cache-Control"] = "no-store"
    return response
