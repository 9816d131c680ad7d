"""Typing in what came on paper, by telephone or over the counter."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import Refusal
from clarion.look.fields import FilesField
from clarion.people.queries import OfficeRequest
from clarion.postroom import actions, queries
from clarion.postroom.actions import UPLOAD_BYTES_MAX, UPLOADS_MAX, Upload, Words
from clarion.postroom.web.tabs import tabs

_LINE_MAX = 200
_TEXT_MAX = 20_000
WAYS = [
    ("call", gettext_lazy("By telephone")),
    ("visit", gettext_lazy("At the counter")),
    ("letter", gettext_lazy("On paper")),
]


class TypedForm(forms.Form):
    """What somebody said or wrote, in their own words."""

    way = forms.ChoiceField(
        label=gettext_lazy("How it came"), choices=WAYS, initial="call", widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=gettext_lazy("What they said, in their own words"),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        max_length=_TEXT_MAX,
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=_LINE_MAX, required=False)
    contact = forms.CharField(
        label=gettext_lazy("Telephone number or address"),
        help_text=gettext_lazy("To answer them."),
        max_length=_LINE_MAX,
        required=False,
    )
    place = forms.CharField(
        label=gettext_lazy("The place it is about"), max_length=_LINE_MAX, required=False
    )
    subject = forms.CharField(
        label=gettext_lazy("In a few words"), max_length=_LINE_MAX, required=False
    )
    answers = forms.RegexField(
        r"^[A-Za-z0-9-]{4,40}$",
        label=gettext_lazy("Reference of an earlier one"),
        help_text=gettext_lazy("When they have called or written about the same before."),
        required=False,
    )
    enclosures = FilesField(
        label=gettext_lazy("Scans"),
        help_text=gettext_lazy("Pictures or PDF, five at most, 8 MB each."),
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: OfficeRequest) -> HttpResponse:
    """Show the form; POST keeps what was typed, and by whom."""
    request.actor.must(Power.ANSWER)
    form = TypedForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            reference = _type_in(request, form)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            said = _("Kept as %s. It is on the desk in a moment.") % reference
            messages.success(request, said)
            return redirect("postroom:letter", office=request.office.slug)
    shown = {
        "tabs": tabs(request, "letter"),
        "form": form,
        "counter": queries.house(office_id=request.office.id, sends=False),
        "may_connect": request.actor.may(Power.CONNECT_ACCOUNTS),
    }
    return render(request, "postroom/typed.html", shown)


def _type_in(request: OfficeRequest, form: TypedForm) -> str:
    said = form.cleaned_data
    return actions.type_in_letter(
        way=said["way"],
        words=Words(
            text=said["text"],
            subject=said["subject"],
            name=said["name"],
            contact=said["contact"],
            place=said["place"],
        ),
        answers=said["answers"].upper(),
        enclosed=[
            Upload(name=file.name or "", content=file.read(UPLOAD_BYTES_MAX + 1))
            for file in said["enclosures"][: UPLOADS_MAX + 1]
        ],
        by=request.actor,
        at=clock.now(),
    )
