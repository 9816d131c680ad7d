"""Agreed beforehand: what one person may say alone at night, and asking a chain to agree to it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.ids import new_reference
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.look.fields import MomentField, Words
from clarion.look.words import own_language_name
from clarion.people import queries as people
from clarion.people.queries import OfficeRequest
from clarion.postroom import queries as postroom
from clarion.publishing import actions
from clarion.publishing.actions import CODE, Wording
from clarion.publishing.queries import page_link
from clarion.publishing.web.labels import THEMES, where
from clarion.publishing.web.planning.lists import may_read
from clarion.signoff import queries
from clarion.signoff.actions import end_standing_word, fill, fits
from clarion.signoff.queries import AgreedWord

_PER_DAY = 3


class ProposalForm(forms.Form):
    """A message with open blanks, and the limits within which one person may say it."""

    name = forms.CharField(
        label=gettext_lazy("What it is called"),
        help_text=gettext_lazy("For example: Flood warning, leave now."),
        max_length=120,
    )
    headline = forms.CharField(label=gettext_lazy("Headline"), max_length=300)
    text = Words(
        label=gettext_lazy("Words"),
        help_text=gettext_lazy(
            "Three kinds of blanks can stay open: [place], [time], [number]. "
            "Two of one kind are told apart by a label: [time: next update]."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        max_length=20_000,
    )
    theme = forms.ChoiceField(
        label=gettext_lazy("What it is for"),
        help_text=gettext_lazy("The chain of this theme is asked to agree."),
        choices=THEMES,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"))
    account_ids = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Where it is said"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Who may say it alone"),
        help_text=gettext_lazy("None: whoever may write statements."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    valid_until = MomentField(label=gettext_lazy("Until when"))
    per_day = forms.IntegerField(
        label=gettext_lazy("How often within a day"), initial=_PER_DAY, min_value=1
    )

    def __init__(self, data: Any, *, request: OfficeRequest) -> None:
        """Offer what this office has."""
        super().__init__(data)
        office = request.office
        accounts = postroom.publishing_accounts(office_id=office.id)
        roles = people.roles(office_id=office.id)
        offered = {
            "language": [(code, own_language_name(code)) for code in office.languages],
            "account_ids": [(one.id, where(one)) for one in accounts],
            "roles": [(one.name, one.name) for one in roles if Power.PUBLISH in one.powers],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # they have

    def wording(self) -> Wording:
        """Return what is to be agreed to."""
        said = self.cleaned_data
        return Wording(
            headline=said["headline"],
            text=said["text"],
            language=said["language"],
            theme=said["theme"],
            account_ids=tuple(said["account_ids"]),
        )


class BlanksForm(forms.Form):
    """What each blank holds."""

    def __init__(self, data: Any, *, agreed: AgreedWord) -> None:
        """Ask for each blank once."""
        super().__init__(data)
        self._blanks = agreed.blanks
        kinds = {"place": _("Place"), "time": _("Time"), "number": _("Number")}
        shapes = {
            "place": _("A name, as it stands on a map."),
            "time": _("Like 18:30."),
            "number": _("Digits only."),
        }
        for number, one in enumerate(self._blanks):
            kind = kinds[one.kind.value]
            attrs = {"inputmode": "numeric"} if one.kind.value == "number" else {}
            self.fields[f"blank_{number}"] = forms.CharField(
                label=f"{kind}: {one.label}" if one.label else kind,
                help_text=shapes[one.kind.value],
                max_length=60,
                widget=forms.TextInput(attrs=attrs),
            )

    def clean(self) -> dict[str, Any]:
        """Say at the field itself what does not fit there."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for number, one in enumerate(self._blanks):
            name = f"blank_{number}"
            if name in said and not fits(one.kind, said[name]):
                self.add_error(name, _("That does not fit here."))
        return said

    def values(self) -> dict[str, str]:
        """Return what each blank holds, by its token."""
        return {
            one.token: self.cleaned_data.get(f"blank_{number}", one.token)
            for number, one in enumerate(self._blanks)
        }


@require_safe
def agreed(request: OfficeRequest) -> HttpResponse:
    """Show them, what one may say oneself first."""
    may_read(request)
    me = request.actor
    found = queries.agreed_words(office_id=request.office.id, at=clock.now())
    mine = [(one, me.may(Power.PUBLISH) and one.is_for(me.role)) for one in found]
    mine.sort(key=lambda pair: not pair[1])
    shown = {
        "agreed": mine,
        "may_write": me.may(Power.PUBLISH),
        "may_end": me.may(Power.MANAGE_OFFICE),
    }
    return render(request, "publishing/agreed.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: OfficeRequest) -> HttpResponse:
    """Ask for words and limits; POST asks the chain."""
    request.actor.must(Power.PUBLISH)
    form = ProposalForm(request.POST or None, request=request)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.agree_beforehand(
                name=said["name"],
                wording=form.wording(),
                roles=tuple(said["roles"]),
                valid_until=said["valid_until"],
                per_day=said["per_day"],
                link=_link(request).replace(CODE, new_reference()),
                by=request.actor,
                at=clock.now(),
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("The chain is asked. Until it agrees, nobody may say it."))
            return redirect("publishing:agreed", office=request.office.slug)
    status = REFUSED if form.errors else 200
    return render(request, "publishing/propose.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def say_agreed(request: OfficeRequest, standing_id: int) -> HttpResponse:
    """Ask for the blanks; POST shows what leaves for whom, and says it once that is seen."""
    request.actor.must(Power.PUBLISH)
    now = clock.now()
    one = queries.agreed_word(office_id=request.office.id, standing_id=standing_id, at=now)
    form = BlanksForm(request.POST if request.method == "POST" else None, agreed=one)
    seen = past = False
    if form.is_bound and form.is_valid():
        seen = True
        if request.POST.get("then") in {"say", "anyway"}:
            try:
                edition_id = actions.say_agreed(
                    standing_id=standing_id,
                    values=form.values(),
                    link=_link(request),
                    anyway=request.POST["then"] == "anyway",
                    by=request.actor,
                    at=now,
                )
            except (NotFound, NotAllowed):
                raise
            except Refusal as refusal:
                past = isinstance(refusal, actions.LooksPast)
                form.add_error(None, refusal.sentence)
            else:
                messages.success(request, _("It leaves now. Below you see whom it reaches."))
                slug = request.office.slug
                return redirect("publishing:edition", office=slug, edition_id=edition_id)
    shown = {
        "one": one,
        "form": form,
        "seen": seen,
        "past": past,
        "mine": one.is_for(request.actor.role),
        "frames": _filled(one, form.values() if seen else {}),
    }
    status = REFUSED if form.errors else 200
    return render(request, "publishing/say_agreed.html", shown, status=status)


@require_POST
def end_agreed(request: OfficeRequest, standing_id: int) -> HttpResponse:
    """End one: from now on it takes a statement and its signatures."""
    end_standing_word(standing_id=standing_id, by=request.actor, at=clock.now())
    messages.success(request, _("Ended. Nobody may say it alone any more."))
    return redirect("publishing:agreed", office=request.office.slug)


def _filled(one: AgreedWord, values: dict[str, str]) -> list[tuple[str, str, str]]:
    return [
        (frame.where, fill(frame.subject, values), fill(frame.text, values)) for frame in one.frames
    ]


def _link(request: OfficeRequest) -> str:
    return page_link(request.office, CODE)
