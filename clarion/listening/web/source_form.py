"""What somebody fills in to add a source, and to open one again whose password has changed."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from clarion.listening import queries
from clarion.listening.actions import OfficialKind
from clarion.listening.queries import Question
from clarion.listening.web.labels import KINDS

_ANSWER_MAX = 1_000
_EVIDENCE_MAX = 300


class SourceForm(forms.Form):
    """A new source: what it is, where it is, and what is asked of that kind alone."""

    kind = forms.ChoiceField(label=gettext_lazy("What it is"), widget=forms.RadioSelect)
    title = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    address = forms.CharField(
        label=gettext_lazy("Address"),
        help_text=gettext_lazy(
            "A feed: https://… Mastodon: https://server/tags/word, or https://server/public for "
            "all that is public there. Bluesky: wss:// and a Jetstream server; one server of "
            "Bluesky: https:// and its name. Digests: the mailbox, as name@server. Files: any "
            "word, for example: letters."
        ),
        max_length=1000,
    )

    def __init__(self, *args: Any, exercise: bool, **kwargs: Any) -> None:
        """Offer the kinds that the office may have, and ask what each of them asks."""
        super().__init__(*args, **kwargs)
        kinds = queries.kinds(exercise=exercise)
        if exercise:
            self.fields["kind"].help_text = gettext(
                "An exercise hears files only: what real people say has no place in it."
            )
            self.fields["address"].help_text = gettext("Any word, for example: letters.")
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a choice
        self.fields["kind"].initial = kinds[0][0]
        self._asked, self._outlets = queries.questions(), queries.outlets()
        for kind, title in kinds:
            if kind in self._outlets:
                self.fields[f"{kind}_speaks_as"] = _speaks_as(kind)
                self.fields[f"{kind}_evidence"] = _evidence(kind, title)
            for question in self._asked[kind]:
                self.fields[f"{kind}_{question.name}"] = _field(question, kind, title)

    def clean(self) -> dict[str, Any]:
        """Ask for what is needed by this kind alone."""
        kind = self.cleaned_data.get("kind", "")
        if kind in self._outlets and not self.cleaned_data.get(f"{kind}_evidence"):
            self.add_error(f"{kind}_evidence", self.fields["title"].error_messages["required"])
        for question in self._asked.get(kind, ()):
            name = f"{kind}_{question.name}"
            needed = question.required and not question.default
            if needed and name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, self.fields[name].error_messages["required"])
        return self.cleaned_data

    def facts(self) -> dict[str, Any]:
        """Return it as the action takes it."""
        said = self.cleaned_data
        kind = said["kind"]
        answers = {one.name: said[f"{kind}_{one.name}"] for one in self._asked[kind]}
        plain = {name: said[name] for name in ("kind", "title", "address")}
        speaks_as = OfficialKind(said.get(f"{kind}_speaks_as") or OfficialKind.MEDIA)
        evidence = said.get(f"{kind}_evidence", "")
        return {**plain, "answers": answers, "evidence": evidence, "speaks_as": speaks_as}


def _speaks_as(kind: str) -> forms.Field:
    return forms.ChoiceField(
        label=gettext("Who speaks there"),
        choices=[(one, KINDS[one]) for one in OfficialKind],
        initial=OfficialKind.MEDIA.value,
        required=False,
        widget=forms.Select(attrs={"data-only-with": f"kind={kind}"}),
    )


def _evidence(kind: str, title: str) -> forms.Field:
    return forms.CharField(
        label=gettext("Whose it is, and how one can tell"),
        help_text=gettext(
            "%(kind)s. Of a newsroom or a public body only; for example: the newspaper’s own "
            "website leads to it. A second person agrees. Everybody can read it."
        )
        % {"kind": gettext(title)},
        required=False,
        max_length=_EVIDENCE_MAX,
        widget=forms.TextInput(attrs={"data-only-with": f"kind={kind}"}),
    )


def _field(question: Question, kind: str, title: str) -> forms.Field:
    only = {"data-only-with": f"kind={kind}"}
    # Without scripts all are shown, so each says to which kind it belongs.
    hint = f"{gettext(title)}. {gettext(question.hint) if question.hint else ''}".strip()
    if question.choices:
        return forms.ChoiceField(
            label=gettext(question.label),
            help_text=hint,
            required=False,
            choices=[(answer, gettext(words)) for answer, words in question.choices],
            initial=question.default,
            widget=forms.Select(attrs=only),
        )
    # A browser must not offer to remember, or to fill in, what opens the office's mailbox.
    secret = forms.PasswordInput(attrs={"autocomplete": "new-password", **only})
    plain = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", **only})
    field = forms.CharField(
        label=gettext(question.label),
        help_text=hint,
        required=False,
        initial="" if question.secret else question.default,
        max_length=_ANSWER_MAX,
        widget=secret if question.secret else plain,
    )
    field.is_needed = question.required and not question.default  # type: ignore[attr-defined]  # read by the look
    return field
