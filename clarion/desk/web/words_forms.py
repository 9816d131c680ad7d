"""How ready words and words to listen for are written."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clarion.desk.queries import Colleague, DirectAnswer, KeywordListNow, SnippetNow
from clarion.desk.web.forms import offer
from clarion.look.fields import Words
from clarion.look.words import language_name

_TERMS_LENGTH_MAX = 70_000


class SnippetForm(forms.Form):
    """Ready words, who answers for them, and until when they hold."""

    title = forms.CharField(label=_("Title"), max_length=120)
    text = Words(
        label=_("Words"),
        help_text=_("You can use {person}, {case}, {office} and {me}."),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    rumour = Words(
        label=_("A rumour that they answer"),
        help_text=_(
            "What is being said, as people say it: one way of saying it on each line, 20 at most. "
            "Whoever answers somebody who writes so is offered these words. Nobody outside sees it."
        ),
        max_length=6_100,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    language = forms.ChoiceField(label=_("Language"))
    owner_id = forms.TypedChoiceField(
        label=_("Owner"), help_text=_("Who makes sure that it is still true."), coerce=int
    )
    expires_on = forms.DateField(
        label=_("Expires on"),
        help_text=_("From that day on it is offered to nobody until somebody has looked at it."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self,
        said: Any,
        *,
        known: SnippetNow | None,
        colleagues: Sequence[Colleague],
        languages: Sequence[str],
        me: int,
        answers: DirectAnswer | None = None,
    ) -> None:
        """Begin with what it says now, or as one's own: perhaps with what we say already."""
        fresh = {"owner_id": me, **_as_we_say(answers)}
        super().__init__(said, initial=_as_it_is(known) if known else fresh)
        codes = dict.fromkeys([*languages, known.language if known else languages[0]])
        offer(self.fields["language"], [(code, language_name(code)) for code in codes])
        offer(self.fields["owner_id"], [(one.staff_id, one.name) for one in colleagues])


class KeywordListForm(forms.Form):
    """Words to listen for, how much they weigh, and who is to have them."""

    name = forms.CharField(label=_("Name"), max_length=80)
    terms = Words(
        label=_("Words"),
        help_text=_("One on each line. Case, accents and small misspellings do not matter."),
        max_length=_TERMS_LENGTH_MAX,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    weight = forms.IntegerField(
        label=_("Weight, 1 to 10"),
        help_text=_("From 5 on a message comes before ordinary work."),
        min_value=1,
        max_value=10,
        initial=1,
    )
    team_id = forms.TypedChoiceField(
        label=_("Goes to"), coerce=int, empty_value=None, required=False
    )

    def __init__(
        self, said: Any, *, known: KeywordListNow | None, teams: Sequence[tuple[int, str]]
    ) -> None:
        """Begin with what it listens for now; its name cannot be changed, as it is its name."""
        super().__init__(said)
        if known:
            self.initial = {
                "name": known.name,
                "terms": "\n".join(known.terms),
                "weight": known.weight,
                "team_id": known.team_id,
            }
            self.fields["name"].disabled = True
        offer(self.fields["team_id"], [("", _("The common queue")), *teams])

    def clean_terms(self) -> list[str]:
        """Return them one by one."""
        return [line.strip() for line in self.cleaned_data["terms"].split("\n") if line.strip()]


def _as_we_say(answers: DirectAnswer | None) -> dict[str, str]:
    """Return our words to something that is being said, and what that is if anybody noted it."""
    if answers is None:
        return {}
    return {
        "title": answers.title,
        "text": answers.text,
        "rumour": "\n".join(answers.said),
    }


def _as_it_is(known: SnippetNow) -> dict[str, Any]:
    return {
        "title": known.title,
        "text": known.text,
        "rumour": "\n".join(known.rumours),
        "language": known.language,
        "owner_id": known.owner_id,
        "expires_on": known.expires_on,
    }
