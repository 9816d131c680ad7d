"""What people write in a series: the words, where, on which days, and until when."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clarion.look.fields import Words
from clarion.look.words import own_language_name
from clarion.postroom.queries import AccountNow
from clarion.publishing.actions import Every, Recurrence, SeriesWords
from clarion.publishing.queries import SeriesNow
from clarion.publishing.web.labels import DAYS, EVERY, LATE, NTH, THEMES

UNTIL, TIMES = "until", "times"
_MONTHDAYS = 28


class SeriesForm(forms.Form):
    """Words that are said again and again."""

    headline = forms.CharField(label=_("Headline"), max_length=300)
    text = Words(
        label=_("Words"),
        help_text=_(
            "The same each time. Whoever finds that they do not fit changes that one draft."
        ),
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
        max_length=20_000,
    )
    account_ids = forms.TypedMultipleChoiceField(
        label=_("Where it is said"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    every = forms.ChoiceField(
        label=_("How often"),
        choices=list(EVERY.items()),
        initial="week",
        widget=forms.RadioSelect,
    )
    days = forms.TypedMultipleChoiceField(
        label=_("On these days of the week"),
        choices=list(DAYS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple(attrs={"data-only-with": "every=week"}),
        required=False,
    )
    nth = forms.TypedChoiceField(
        label=_("Which one of the month"),
        choices=list(NTH.items()),
        coerce=int,
        widget=forms.Select(attrs={"data-only-with": "every=month"}),
        required=False,
    )
    weekday = forms.TypedChoiceField(
        label=_("Day of the week"),
        choices=list(DAYS.items()),
        coerce=int,
        widget=forms.Select(attrs={"data-only-with": "every=month"}),
        required=False,
    )
    monthday = forms.IntegerField(
        label=_("Or the same date of each month"),
        help_text=_("1 to 28. It goes before the day of the week."),
        min_value=1,
        max_value=_MONTHDAYS,
        widget=forms.NumberInput(attrs={"data-only-with": "every=month"}),
        required=False,
    )
    interval = forms.IntegerField(
        label=_("Every how many"),
        help_text=_("1: every day, week or month. 2: every second one."),
        min_value=1,
        max_value=12,
        initial=1,
    )
    wall = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    first_on = forms.DateField(
        label=_("From this day on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    ends = forms.ChoiceField(
        label=_("It ends"),
        choices=[(UNTIL, _("On a day")), (TIMES, _("After a number of times"))],
        initial=TIMES,
        widget=forms.RadioSelect,
    )
    until_on = forms.DateField(
        label=_("The last day"),
        widget=forms.DateInput(
            attrs={"type": "date", "data-only-with": f"ends={UNTIL}"}, format="%Y-%m-%d"
        ),
        required=False,
    )
    times = forms.IntegerField(
        label=_("How many times"),
        min_value=1,
        max_value=366,
        widget=forms.NumberInput(attrs={"data-only-with": f"ends={TIMES}"}),
        required=False,
    )
    late_minutes = forms.TypedChoiceField(
        label=_("Missed, and not sent, once it is"), coerce=int, choices=LATE, initial=60
    )
    theme = forms.ChoiceField(label=_("What it is for"), choices=THEMES)
    campaign_id = forms.TypedChoiceField(
        label=_("Campaign"), coerce=int, empty_value=None, required=False
    )
    language = forms.ChoiceField(label=_("Language"))

    def __init__(
        self,
        data: Any,
        *,
        initial: dict[str, Any],
        accounts: list[AccountNow],
        campaigns: list[tuple[int, str]],
        languages: tuple[str, ...],
    ) -> None:
        """Offer what this office has."""
        own_page = [one.id for one in accounts if one.capabilities.house]
        super().__init__(data, initial={"account_ids": own_page, **initial})
        offered = {
            "account_ids": [(one.id, f"{one.title}, {one.address}") for one in accounts],
            "campaign_id": [("", _("None")), *campaigns],
            "language": [(code, own_language_name(code)) for code in languages],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # it has

    def clean(self) -> dict[str, Any]:
        """What is asked beside an answer must be there."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("every") == "week" and not said.get("days"):
            self.add_error("days", _("Choose a day of the week."))
        ends = said.get("ends")
        if ends == UNTIL and not said.get("until_on") and "until_on" not in self.errors:
            self.add_error("until_on", _("Choose the last day."))
        if ends == TIMES and not said.get("times") and "times" not in self.errors:
            self.add_error("times", _("Say how many times."))
        return said

    def words(self) -> SeriesWords:
        """Return what is said."""
        said = self.cleaned_data
        return SeriesWords(
            headline=said["headline"],
            text=said["text"],
            language=said["language"],
            theme=said["theme"],
            wall=f"{said['wall']:%H:%M}",
            account_ids=tuple(said["account_ids"]),
            campaign_id=said["campaign_id"],
            late_minutes=said["late_minutes"],
        )

    def recurrence(self) -> Recurrence:
        """Return on which days."""
        said = self.cleaned_data
        monthly = said["every"] == "month"
        days = {"week": said["days"], "month": [said["weekday"] or 0]}.get(said["every"], [])
        monthday = said["monthday"] if monthly and said["monthday"] else 0
        return Recurrence(
            every=Every(said["every"]),
            interval=said["interval"],
            days=frozenset() if monthday else frozenset(days),
            nth=(said["nth"] or 1) if monthly and not monthday else 0,
            monthday=monthday,
            first_on=said["first_on"],
            until_on=said["until_on"] if said["ends"] == UNTIL else None,
            times=said["times"] if said["ends"] == TIMES else None,
        )


def initial_of(one: SeriesNow) -> dict[str, Any]:
    """Return what a series says now, as its form shows it."""
    monthly = one.every == "month"
    return {
        "headline": one.headline,
        "text": one.text,
        "account_ids": list(one.account_ids),
        "every": one.every,
        "days": [] if monthly else list(one.days),
        "nth": one.nth or 1,
        "weekday": one.days[0] if monthly and one.days else 0,
        "monthday": one.monthday or None,
        "interval": one.interval,
        "wall": time.fromisoformat(one.wall),
        "ends": UNTIL if one.until_on else TIMES,
        "until_on": one.until_on,
        "times": one.times,
        "late_minutes": one.late_minutes,
        "theme": one.theme,
        "campaign_id": one.campaign_id,
        "language": one.language,
    }
