"""What is said about us: the sentence on top, what may be about a life, and the mentions."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED
from clarion.listening import actions, queries
from clarion.listening.actions import LookedOften
from clarion.listening.queries import Pulse, Sieve
from clarion.listening.web.deeds import do, number, words
from clarion.listening.web.labels import LANGUAGES, NEEDS
from clarion.listening.web.tabs import tabs
from clarion.look.moments import said_moment
from clarion.look.words import theme_name
from clarion.people.queries import OfficeRequest

_ASKED = (
    "watch", "source", "language", "need", "risk", "area", "theme", "first_hand", "same", "about",
    "span", "begin", "end", "before",
)  # fmt: skip
_SPANS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}


class SieveForm(forms.Form):
    """Which mentions one wants to see. There is no author to be chosen."""

    watch = forms.ChoiceField(label=_("Watch"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    need = forms.ChoiceField(label=_("What they want"), required=False)
    # Chosen elsewhere, and still so when something else is chosen here.
    area = forms.CharField(widget=forms.HiddenInput, required=False)
    theme = forms.CharField(widget=forms.HiddenInput, required=False)
    first_hand = forms.CharField(widget=forms.HiddenInput, required=False)
    about = forms.CharField(widget=forms.HiddenInput, required=False)
    begin = forms.CharField(widget=forms.HiddenInput, required=False)
    end = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        chosen: Any,
        *,
        watches: list[tuple[int, str, bool]],
        sources: list[tuple[int, str]],
        pulse: Pulse,
    ) -> None:
        """Offer what there is."""
        super().__init__(chosen)
        every: list[tuple[str, Any]] = [("", _("All"))]
        choices: dict[str, list[tuple[str, Any]]] = {
            "watch": [(str(pk), title) for pk, title, _on in watches],
            "source": [(str(pk), title) for pk, title in sources],
            "language": [(one, LANGUAGES.get(one, one)) for one in pulse.languages],
            "need": [(one, NEEDS.get(one, one)) for one in pulse.needs],
        }
        for name, offered in choices.items():
            self.fields[name].choices = [*every, *offered]  # type: ignore[attr-defined]  # a choice


@require_safe
def heard(request: OfficeRequest) -> HttpResponse:
    """Show the mentions, the newest first."""
    request.actor.must(Power.LISTEN)
    at, office_id = clock.now(), request.office.id
    asked = {name: request.GET.get(name, "").replace("\x00", "")[:200] for name in _ASKED}
    span = asked["span"]
    sieve = Sieve(
        watch_id=number(asked["watch"]),
        source_id=number(asked["source"]),
        language=asked["language"],
        need=asked["need"],
        risk=asked["risk"] == "yes",
        perhaps=asked["risk"] == "perhaps",
        area=asked["area"],
        theme=asked["theme"],
        first_hand=asked["first_hand"] == "yes",
        same=number(asked["same"]),
        about=asked["about"],
        since=at - _SPANS[span] if span in _SPANS else _moment(asked["begin"]),
        until=_moment(asked["end"]),
    )
    page = queries.mentions(
        office_id=office_id, sieve=sieve, before_id=number(asked["before"]) or None
    )
    pulse = queries.pulse(office_id=office_id, at=at)
    watches = queries.watch_titles(office_id=office_id)
    risky, risks = queries.at_risk(office_id=office_id)
    kept = {name: value for name, value in asked.items() if value and name != "before"}
    older = "?" + urlencode({**kept, "before": str(page.before_id)}) if page.before_id else ""
    shown = {
        "tabs": tabs(request, "heard"),
        "page": page,
        "pulse": pulse,
        "risky": risky,
        "risks": risks,
        "one_thing": bool(sieve.same),
        "sayings": [] if kept else queries.said_most(office_id=office_id, at=at),
        "watching": sum(on for _pk, _title, on in watches),
        "form": SieveForm(
            request.GET,
            watches=watches,
            sources=queries.source_titles(office_id=office_id),
            pulse=pulse,
        ),
        "sifted": bool(kept),
        "chosen": _chosen(sieve),
        "older": older,
        "newer": "?" + urlencode(kept) if asked["before"] else "",
    }
    return render(request, "listening/heard.html", shown)


def _moment(text: str) -> datetime | None:
    """Return the moment that an address names; what is none leaves nothing out."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _chosen(sieve: Sieve) -> list[Any]:
    """Return what was chosen elsewhere, and has no field here."""
    return [
        *([sieve.area] if sieve.area else []),
        *([theme_name(sieve.theme)] if sieve.theme else []),
        *([_("Only what may be about a life")] if sieve.risk else []),
        *([_("Only what is perhaps a danger")] if sieve.perhaps else []),
        *([_("Only those who were there")] if sieve.first_hand else []),
        *([_("Only those who say the same")] if sieve.same else []),
        *([_("Only those that speak of one rumour")] if sieve.about else []),
        *([_("From {at}").format(at=said_moment(sieve.since))] if sieve.since else []),
        *([_("Until {at}").format(at=said_moment(sieve.until))] if sieve.until else []),
    ]


@require_safe
def mention(request: OfficeRequest, mention_id: int) -> HttpResponse:
    """Show one mention; the look is counted."""
    shown: dict[str, Any] = {"mention_id": mention_id}
    try:
        actions.look_at_mention(mention_id=mention_id, by=request.actor, at=clock.now())
    except LookedOften as refusal:
        shown["sentence"] = refusal.sentence
        return render(request, "listening/often.html", shown, status=REFUSED)
    shown["one"] = queries.mention(office_id=request.office.id, mention_id=mention_id)
    shown["known"] = queries.recognitions(mention_id=mention_id)
    return render(request, "listening/mention.html", shown)


@require_POST
def ask_to_look(request: OfficeRequest, mention_id: int) -> HttpResponse:
    """Ask a second person."""
    do(
        request,
        actions.ask_to_look,
        _("Asked. A colleague decides under Log."),
        mention_id=mention_id,
        why=words(request, "why"),
    )
    return redirect("listening:heard", office=request.office.slug)
