"""What somebody tells us to connect or mend an account: the network's own questions, in a form."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clarion.postroom.queries import Question

_ANSWER_MAX = 4_000
_NAME_MAX = 254
_LAST_DAY_WITHIN = timedelta(days=20 * 365)


class QuestionsForm(forms.Form):
    """The network’s questions. What is secret is never shown again, even to whoever typed it."""

    def __init__(
        self,
        data: object,
        *,
        questions: Iterable[Question],
        known: bool,
        last_day: date | None = None,
    ) -> None:
        """Ask each question; an account that is `known` may leave each as it is."""
        super().__init__(data)  # type: ignore[arg-type]  # request.POST or None
        self._names = [question.name for question in questions]
        self._sometimes = [] if known else [one for one in questions if _is_needed(one)]
        for question in questions:
            self.fields[f"answer_{question.name}"] = _field(question, known=known)
        if any(question.secret for question in questions):
            self.fields["last_day"] = _last_day(last_day)

    def clean(self) -> dict[str, Any]:
        """Ask for what is needed only beside the answers that were given."""
        answers = {name: str(self.cleaned_data.get(f"answer_{name}", "")) for name in self._names}
        for question in self._sometimes:
            name = f"answer_{question.name}"
            if question.is_asked(answers) and not answers[question.name]:
                self.add_error(name, self.fields[name].error_messages["required"])
        return self.cleaned_data

    def clean_last_day(self) -> date | None:
        """Refuse a day that is no end: one that is over, or so late that it means never."""
        day: date | None = self.cleaned_data["last_day"]
        today = timezone.localdate()
        if day is not None and not today <= day <= today + _LAST_DAY_WITHIN:
            raise forms.ValidationError(
                _("Enter a day from today on, within 20 years. Leave it empty where there is none.")
            )
        return day

    @property
    def last_day(self) -> date | None:
        """Until when what was entered is good; None: nobody knows an end."""
        found: date | None = self.cleaned_data.get("last_day")
        return found

    def answers(self) -> dict[str, str]:
        """Return what was answered, by the question's name."""
        return {name: self.cleaned_data[f"answer_{name}"] for name in self._names}


class ConnectForm(QuestionsForm):
    """A new account: who we are there, then the network's questions."""

    address = forms.CharField(
        label=_("Name or address of the account"),
        help_text=_("As it stands on the network: @townhall, or info@townhall.example."),
        max_length=_NAME_MAX,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, data: object, *, questions: Iterable[Question], suggested: str) -> None:
        """Ask each question; our own page and counter have no network, so their name is ours."""
        super().__init__(data, questions=questions, known=False)
        if suggested:
            self.fields["address"].initial = suggested
            self.fields["address"].help_text = _("Your colleagues read it beside each letter.")


def _last_day(known: date | None) -> forms.DateField:
    return forms.DateField(
        label=_("Last day on which what you have entered is good"),
        help_text=_(
            "Where it has one and you know it: of a client secret, a token or an app password. "
            "You are told 14, 7 and 1 days before. What renews itself needs none."
        ),
        required=False,
        initial=known,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def _is_needed(question: Question) -> bool:
    return question.required and question.only_with is not None


def _field(question: Question, *, known: bool) -> forms.Field:
    hint = gettext(question.hint) if question.hint else ""
    if question.choices:
        return _choice(question, hint, known=known)
    only = (
        {"data-only-with": "answer_{}={}".format(*question.only_with)} if question.only_with else {}
    )
    asked = {"autocomplete": "off", "spellcheck": "false", **only}
    # A browser must not offer to remember, or to fill in, what opens the office's accounts.
    secret = forms.PasswordInput(attrs={"autocomplete": "new-password", **only})
    unchanged = gettext("Leave it empty to keep what we have.") if known else ""
    field = forms.CharField(
        label=gettext(question.label),
        help_text=" ".join(words for words in (hint, unchanged) if words),
        required=question.required and not (question.default or question.only_with or known),
        initial="" if known or question.secret else question.default,
        max_length=_ANSWER_MAX,
        widget=secret if question.secret else forms.TextInput(attrs=asked),
    )
    field.is_needed = _is_needed(question) and not known  # type: ignore[attr-defined]  # read by the look
    return field


def _choice(question: Question, hint: str, *, known: bool) -> forms.ChoiceField:
    """One of a few; for an account that we know, the first is to leave it as it is."""
    offered = [(answer, gettext(words)) for answer, words in question.choices]
    unchanged = [("", gettext("As it is now"))] if known else []
    return forms.ChoiceField(
        label=gettext(question.label),
        help_text=hint,
        required=question.required and not known,
        choices=[*unchanged, *offered],
        initial="" if known else question.default,
        widget=forms.RadioSelect,
    )
