"""The hold: stopping what wants to leave, seeing what it stopped, and lifting it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.people import queries as people
from clarion.people.queries import OfficeRequest
from clarion.postroom import actions, queries
from clarion.postroom.actions import Terms
from clarion.postroom.queries import AccountNow, MaySend

EVERYTHING = "everything"
_WHY_MAX = 300
_MOMENT = "%Y-%m-%dT%H:%M"


class HoldForm(forms.Form):
    """What to stop, why, what to let pass, and when to look at it again: only the first is asked.

    Every other field may be left as it is: the sheet in the bar is one press.
    """

    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy(
            "Everybody in the office reads it in the bar at the top. It can be said afterwards."
        ),
        max_length=_WHY_MAX,
        required=False,
    )
    spare_emergency = forms.BooleanField(
        label=gettext_lazy("Emergencies may still be sent"),
        required=False,
    )
    spare_theme = forms.ChoiceField(
        label=gettext_lazy("Statements of one theme that may still be sent"),
        help_text=gettext_lazy("They are signed as ever. Answers to people stay held."),
        required=False,
    )
    look_at = forms.DateTimeField(
        label=gettext_lazy("Look at it again at"),
        help_text=gettext_lazy(
            "Whoever may lift it is reminded then, once. It never lifts itself. Empty: nobody is."
        ),
        input_formats=[_MOMENT],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MOMENT),
        required=False,
    )
    field_order = ("what", "why", "spare_emergency", "spare_theme", "look_at")

    def __init__(
        self, data: object, *, accounts: list[AccountNow], sending: dict[str, MaySend]
    ) -> None:
        """Offer everything first, then each theme, each network, then each account.

        `sending`: who could send what may be spared, which is said beside it.
        """
        super().__init__(data)  # type: ignore[arg-type]  # request.POST or None
        networks = {one.network: one.title for one in accounts}
        titles = queries.THEME_TITLES.items()
        of_accounts = [(f"account:{one.id}", f"{one.address}, {one.title}") for one in accounts]
        groups = {
            _("Statements of one theme"): [(f"theme:{name}", title) for name, title in titles],
            _("One network"): [(f"network:{name}", title) for name, title in networks.items()],
            _("One account"): of_accounts,
        }
        self.fields["what"] = forms.ChoiceField(
            label=_("What is held"),
            choices=[(EVERYTHING, _("Everything")), *(one for one in groups.items() if one[1])],
            initial=EVERYTHING,
        )
        themes = [("", _("None"))]
        for theme, title in queries.THEME_TITLES.items():
            who = sending.get(f"theme:{theme}")
            themes.append((theme, f"{title}: {_writing(who)}" if who else str(title)))
        self.fields["spare_theme"].choices = themes  # type: ignore[attr-defined]  # it has
        urgent = sending.get(queries.EMERGENCY)
        self.fields["spare_emergency"].help_text = _emergency_words(urgent) if urgent else ""
        self.order_fields(self.field_order)

    def terms(self) -> Terms:
        """Return what was chosen to be spared, and when to look at it again."""
        said: dict[str, Any] = self.cleaned_data
        spares = [queries.EMERGENCY] if said["spare_emergency"] else []
        spares += [f"theme:{said['spare_theme']}"] if said["spare_theme"] else []
        return Terms(spares=tuple(spares), look_at=said["look_at"])


class LiftForm(forms.Form):
    """Why a hold is lifted."""

    why = forms.CharField(label=gettext_lazy("Why it is lifted"), max_length=_WHY_MAX)


class ExplainForm(forms.Form):
    """Why something is held that was held by one press."""

    why = forms.CharField(label=gettext_lazy("Why it is held"), max_length=_WHY_MAX)


@require_http_methods(["GET", "HEAD", "POST"])
def holds(request: OfficeRequest) -> HttpResponse:
    """Show what is held; POST holds."""
    office_id, at = request.office.id, clock.now()
    may_hold = request.actor.may(Power.HOLD)
    sending = queries.who_may_send(office_id=office_id, spares=queries.SPARABLE) if may_hold else []
    form = HoldForm(
        request.POST or None,
        accounts=_connected(office_id),
        sending={one.what: one for one in sending},
    )
    if form.is_valid() and (placed := _place(request, form)):
        return redirect("postroom:hold", office=request.office.slug, hold_id=placed)
    shown = {
        "form": form,
        "holds": queries.holds_in_force(office_id=office_id),
        "may_hold": may_hold,
        "now": at,
    }
    return render(request, "postroom/holds.html", shown)


def _place(request: OfficeRequest, form: HoldForm) -> int | None:
    """Place it and return its number; None: the form says why not."""
    scope, _colon, subject = form.cleaned_data["what"].partition(":")
    try:
        placed = actions.place_hold(
            scope=scope,
            subject=subject,
            why=form.cleaned_data["why"],
            terms=form.terms(),
            by=request.actor,
            at=clock.now(),
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return None
    return placed.hold_id


@require_safe
def hold(request: OfficeRequest, hold_id: int) -> HttpResponse:
    """Show one hold: since when, what had left before, and what it has stopped."""
    office_id, at = request.office.id, clock.now()
    page = queries.hold(office_id=office_id, hold_id=hold_id, at=at)
    in_force = page.hold.lifted_at is None
    sparing = page.hold.spares if in_force else ()
    sending = queries.who_may_send(office_id=office_id, spares=sparing)
    shown = {
        "page": page,
        "form": LiftForm(),
        "explain_form": ExplainForm(auto_id="explain_%s"),
        "sending": [(one.title, _hands(one)) for one in sending],
        "others": [
            one
            for one in (queries.holds_in_force(office_id=office_id) if sparing else [])
            if one.id != hold_id
        ],
        "recalling": _names(office_id, Power.RECALL) if in_force else [],
        "lifting": _names(office_id, Power.HOLD) if in_force else [],
        "may_hold": request.actor.may(Power.HOLD),
        "may_settle": request.actor.may(Power.SETTLE_UNKNOWN),
        "waits": page.hold.waits_for_a_look(at),
        "now": at,
    }
    return render(request, "postroom/hold.html", shown)


@require_POST
def explain(request: OfficeRequest, hold_id: int) -> HttpResponse:
    """Say why something is held, after it was held by one press."""
    try:
        actions.explain_hold(
            hold_id=hold_id, why=request.POST.get("why", ""), by=request.actor, at=clock.now()
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("postroom:hold", office=request.office.slug, hold_id=hold_id)


@require_POST
def lift(request: OfficeRequest, hold_id: int) -> HttpResponse:
    """Lift a hold, with the reason."""
    form = LiftForm(request.POST)
    if form.is_valid():
        stopped = actions.lift_hold(
            hold_id=hold_id, why=form.cleaned_data["why"], by=request.actor, at=clock.now()
        )
        messages.success(request, _lifted(stopped))
    else:
        messages.error(request, _("Say why it is lifted, so that others can follow it later."))
    return redirect("postroom:hold", office=request.office.slug, hold_id=hold_id)


def _lifted(stopped: int) -> str:
    """Say how many wait for somebody; nothing has left by lifting."""
    if not stopped:
        return _("Lifted. Nothing that was due had been stopped.")
    return ngettext(
        "Lifted. %(stopped)d stopped message waits for somebody to look at it again.",
        "Lifted. %(stopped)d stopped messages wait for somebody to look at them again.",
        stopped,
    ) % {"stopped": stopped}


def _emergency_words(one: MaySend) -> str:
    """Say who can send an emergency now, beside the question whether it is spared."""
    facts = {"who": _hands(one)}
    return _("Statements that two people sign because a life is at risk. %(who)s") % facts


def _hands(one: MaySend) -> str:
    """Say in one sentence whose hands it needs."""
    if one.what != queries.EMERGENCY:
        return _("Written by %(names)s; signed as ever.") % {"names": _writing(one)}
    if not one.is_possible:
        return _("Nobody through Clarion: it takes one who writes and two others who sign.")
    facts = {
        "writing": ", ".join(one.writing),
        "signing": ", ".join((*one.signing, *one.guests)),
    }
    return _("Written by %(writing)s; signed by two others of %(signing)s.") % facts


def _writing(one: MaySend) -> str:
    return ", ".join(one.writing) or _("nobody through Clarion")


def _names(office_id: int, power: Power) -> list[str]:
    return people.names_with(office_id=office_id, power=power)


def _connected(office_id: int) -> list[AccountNow]:
    found = queries.answering(office_id=office_id).values()
    return [one for one in found if one.state != "closed" and one.capabilities.sends]
