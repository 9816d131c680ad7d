"""Early warnings: what begins, what one says to it, and of what one wants to hear no more."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from clarion.insight import actions, queries
from clarion.insight.queries import WarningNow
from clarion.insight.templatetags.insight import subject_word
from clarion.insight.web.deeds import do, words
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import number_of
from clarion.people.queries import OfficeRequest
from clarion.reading.bursts import says_something

# Between the kind of a subject and its name, in what a form sends.
_SUBJECT = ":"
_SPANS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=30),
}
_SPAN_WORDS = (
    ("hour", gettext_lazy("for an hour")),
    ("day", gettext_lazy("for a day")),
    ("week", gettext_lazy("for a week")),
    ("month", gettext_lazy("for 30 days")),
)
_WHICH_WORDS = (
    ("all", gettext_lazy("All")),
    ("open", gettext_lazy("Going on")),
    ("ended", gettext_lazy("Over")),
    ("false", gettext_lazy("False alarms")),
)


class MuteForm(forms.Form):
    """What is muted, for how long, and why."""

    subject = forms.ChoiceField(label=gettext_lazy("What to mute"))
    span = forms.ChoiceField(label=gettext_lazy("For how long"), choices=_SPAN_WORDS, initial="day")
    why = forms.CharField(label=gettext_lazy("Why"), max_length=300)

    def __init__(self, *, warning: WarningNow) -> None:
        """Offer the warning's own subjects by their names: their order changes while it grows."""
        super().__init__(auto_id=f"mute-{warning.id}-%s")
        # Nothing is chosen beforehand: one press would keep a whole street quiet.
        self.fields["subject"].choices = [  # type: ignore[attr-defined]  # a choice
            ("", gettext_lazy("Choose")),
            *(
                (_SUBJECT.join((kind, name)), subject_word((kind, name)))
                for kind, name in warning.subjects
                # "the" is muted by nobody who means anything by it.
                if kind != "term" or says_something(name)
            ),
        ]


class WhichForm(forms.Form):
    """Which warnings one wants to see."""

    which = forms.ChoiceField(label=gettext_lazy("Warnings"), choices=_WHICH_WORDS, required=False)


def cards(warnings: list[WarningNow], *, may_listen: bool) -> list[tuple[WarningNow, Any]]:
    """Return each of what begins with the form to mute it, for those who may."""
    return [(one, MuteForm(warning=one) if may_listen else None) for one in warnings]


@require_safe
def warnings(request: OfficeRequest) -> HttpResponse:
    """Show all of them, the newest first, with what is silent and what is muted."""
    request.actor.must(Power.READ_CASES)
    office_id, at = request.office.id, clock.now()
    which = request.GET.get("which", "")
    which = which if which in queries.WHICH else "all"
    before_id = number_of(request.GET.get("before", ""))
    page = queries.warnings(office_id=office_id, which=which, before_id=before_id)
    kept = {"which": which} if which != "all" else {}
    older = {**kept, "before": str(page.before_id)}
    shown = {
        "page": page,
        "weeks": queries.weeks(office_id=office_id, at=at),
        "silences": queries.silences(office_id=office_id),
        "mutes": queries.mutes(office_id=office_id, at=at),
        "form": WhichForm({"which": which}),
        "which": which,
        "older": "?" + urlencode(older) if page.before_id else "",
        "newer": "?" + urlencode(kept) if before_id else "",
        "may_listen": request.actor.may(Power.LISTEN),
    }
    return render(request, "insight/warnings.html", shown)


@require_POST
def see(request: OfficeRequest, warning_id: int) -> HttpResponse:
    """Say that one has seen it."""
    return do(request, actions.see_warning, _("Noted: you have seen it."), warning_id=warning_id)


@require_POST
def take_back_seen(request: OfficeRequest, warning_id: int) -> HttpResponse:
    """Let others see it again."""
    return do(request, actions.take_back_seen, _("Not seen any more."), warning_id=warning_id)


@require_POST
def call_false(request: OfficeRequest, warning_id: int) -> HttpResponse:
    """Say that there is nothing behind it."""
    done = _("Counted as a false alarm. It can be taken back under All early warnings.")
    why = words(request, "why")
    return do(request, actions.call_false, done, warning_id=warning_id, why=why)


@require_POST
def take_back_false(request: OfficeRequest, warning_id: int) -> HttpResponse:
    """Say that there was something behind it after all."""
    done = _("It counts as a warning again.")
    return do(request, actions.take_back_false, done, warning_id=warning_id)


@require_POST
def mute(request: OfficeRequest, warning_id: int) -> HttpResponse:
    """Mute one of its subjects."""
    kind, _join, name = words(request, "subject").partition(_SUBJECT)
    subject = (kind, name)
    done = _("Muted: %(subject)s. It stands on the page of all warnings, where it can be ended.")
    span = _SPANS.get(words(request, "span"), timedelta(0))
    return do(
        request,
        actions.mute,
        done % {"subject": subject_word(subject)},
        warning_id=warning_id,
        subject=subject,
        until=clock.now() + span,
        why=words(request, "why"),
    )


@require_POST
def end_mute(request: OfficeRequest, mute_id: int) -> HttpResponse:
    """Hear of it again."""
    return do(request, actions.end_mute, _("It is spoken of again."), mute_id=mute_id)
