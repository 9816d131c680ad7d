"""What people say about a matter and about promises; the actions decide whether it may be."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clarion.desk.queries import Colleague, MatterRow
from clarion.desk.web.forms import offer
from clarion.kit.ids import new_key
from clarion.look.fields import MomentField, Words
from clarion.look.words import language_name

_FACTS_MAX = 20_000
_PROMISE_MAX = 300
_NOTHING_WRITTEN = _("There is nothing written yet.")


def _offer_colleagues(field: forms.Field, colleagues: Sequence[Colleague]) -> None:
    offer(field, [(one.staff_id, one.name) for one in colleagues])


class AnswerAllForm(forms.Form):
    """The facts, once for each language; whom to leave out; what is promised with it."""

    whom = forms.ChoiceField(choices=[("waiting", ""), ("told", "")], widget=forms.HiddenInput)
    key = forms.CharField(max_length=32, min_length=32, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)
    suggested = forms.BooleanField(required=False, widget=forms.HiddenInput)
    promise_words = forms.CharField(
        label=_("What is promised"),
        help_text=_(
            "It is kept in the ledger of promises and stands in no message: say it in the words "
            "above as well. Leave it empty if nothing is promised."
        ),
        required=False,
        max_length=_PROMISE_MAX,
    )
    promise_due = MomentField(label=_("By when"), required=False)
    promise_owner = forms.TypedChoiceField(label=_("Who sees to it"), coerce=int, required=False)

    def __init__(
        self,
        said: Any,
        *,
        languages: Sequence[str],
        colleagues: Sequence[Colleague],
        me: int,
        facts: dict[str, str],
        whom: str,
    ) -> None:
        """Begin with what was cleared before, or with nothing."""
        super().__init__(said)
        self.languages = tuple(languages)
        for place, code in enumerate(languages):
            self.fields[f"facts_{code}"] = Words(
                label=_("The facts, in %(language)s") % {"language": language_name(code)},
                help_text=_("The same for all. How it begins is each person’s own.")
                if not place
                else "",
                required=not place,
                max_length=_FACTS_MAX,
                error_messages={"required": _NOTHING_WRITTEN},
                widget=forms.Textarea(attrs={"rows": 5, "lang": code}),
            )
            self.initial[f"facts_{code}"] = facts.get(code, "")
        self.order_fields([f"facts_{code}" for code in languages])
        _offer_colleagues(self.fields["promise_owner"], colleagues)
        self.initial.update(whom=whom, key=new_key(), promise_owner=me)

    @property
    def facts(self) -> dict[str, str]:
        """What was written, by language."""
        said = ((code, self.cleaned_data[f"facts_{code}"]) for code in self.languages)
        return {code: words.strip() for code, words in said if words.strip()}

    def clean(self) -> dict[str, Any]:
        """A promise has a time."""
        said = super().clean() or self.cleaned_data
        if said.get("promise_words") and not said.get("promise_due"):
            self.add_error("promise_due", _("Say by when."))
        return said


class NameMatterForm(forms.Form):
    """What it is called from now on."""

    title = forms.CharField(
        label=_("Call it"),
        help_text=_("Empty: by the words of its most typical message."),
        max_length=160,
        required=False,
    )


class ResolveMatterForm(forms.Form):
    """How it ended."""

    outcome = forms.CharField(label=_("How did it end?"), max_length=300)


class SpareTellingForm(forms.Form):
    """Why nobody more is told how it ended."""

    why = forms.CharField(label=_("Why need nobody more be told?"), max_length=300)


class MergeForm(forms.Form):
    """Which other matter it is the same as."""

    into = forms.TypedChoiceField(label=_("It is the same as"), coerce=int)

    def __init__(self, said: Any = None, *, others: Sequence[MatterRow]) -> None:
        """Offer the others that go on."""
        super().__init__(said, auto_id="merge_%s")
        choices = [(one.id, f"{one.reference}: {one.title[:80]}") for one in others]
        offer(self.fields["into"], choices)


class PromiseForm(forms.Form):
    """What is promised, by when, and who sees to it."""

    words = forms.CharField(
        label=_("What is promised"),
        max_length=_PROMISE_MAX,
        error_messages={"required": _NOTHING_WRITTEN},
    )
    due_at = MomentField(label=_("By when"))
    owner_id = forms.TypedChoiceField(label=_("Who sees to it"), coerce=int)

    def __init__(
        self, said: Any = None, *, colleagues: Sequence[Colleague], me: int, **begin: Any
    ) -> None:
        """Begin with what an answer seems to promise, if it seems to."""
        super().__init__(said, initial={"owner_id": me, **begin}, auto_id="promise_%s")
        _offer_colleagues(self.fields["owner_id"], colleagues)


class MovePromiseForm(forms.Form):
    """By when it will be done instead, and why."""

    due_at = MomentField(label=_("By when instead"))
    why = forms.CharField(
        label=_("Why is it later?"),
        help_text=_("Those who were told will ask."),
        max_length=300,
    )
