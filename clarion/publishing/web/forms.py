"""What people write in a statement; whether it may be said is decided by the actions."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clarion.look.fields import FilesField, MomentField, Words
from clarion.postroom.actions import UPLOAD_BYTES_MAX, UPLOADS_MAX, Upload
from clarion.postroom.queries import AccountNow
from clarion.publishing.actions import Translated, Wording
from clarion.publishing.queries import EditionPage, Handing, language_name
from clarion.publishing.web import handed, translated
from clarion.publishing.web.labels import LATE, THEMES, where

_HEADLINE_MAX = 300
_TEXT_MAX = 20_000
_REASON_MAX = 300
_ALT_MAX = 1_000
_MISTAKE_MAX = 500
_COMMENT_MAX = 1_000
NOW, LATER = "now", "later"
LETS_THROUGH = "pass_"


class StatementForm(forms.Form):
    """A statement as it is written: words, accounts, time."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    headline = forms.CharField(
        label=_("Headline"),
        help_text=_("What happened, where. It stands alone where there is no room for more."),
        max_length=_HEADLINE_MAX,
        required=False,
    )
    mistake = forms.CharField(
        label=_("What was wrong"),
        help_text=_(
            "People read it first: “We said that the bridge is shut until 18:00. It is 20:00.”"
        ),
        max_length=_MISTAKE_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    removes_old_words = forms.BooleanField(
        label=_("Nobody may read the old words any more"),
        help_text=_(
            "For a name, a libel, somebody’s data. They vanish from your own page, and are taken "
            "down wherever a network can: do not repeat them above. Otherwise they stay, marked as "
            "corrected. To say nothing in their place, withdraw the statement instead."
        ),
        required=False,
    )
    text = Words(
        label=_("Words"),
        help_text=_("What is known, what to do, until when, and when you will say more."),
        widget=forms.Textarea(attrs={"rows": 9, "dir": "auto"}),
        max_length=_TEXT_MAX,
        required=False,
    )
    account_ids = forms.TypedMultipleChoiceField(
        label=_("Where it is said"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    pictures = FilesField(
        label=_("Add pictures"),
        help_text=_(
            "Four at most. Save, and say what each shows. Where and when it was taken is removed."
        ),
        required=False,
    )
    theme = forms.ChoiceField(
        label=_("What it is for"),
        help_text=_("A hold can stop one theme everywhere, and each has its own signatures."),
        choices=THEMES,
    )
    campaign_id = forms.TypedChoiceField(
        label=_("Campaign"), coerce=int, empty_value=None, required=False
    )
    language = forms.ChoiceField(label=_("Language"))
    when = forms.ChoiceField(
        label=_("When it leaves"),
        choices=[(NOW, _("As soon as it is signed")), (LATER, _("At a time"))],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    due_at = MomentField(label=_("Day and time"), required=False)
    late_minutes = forms.TypedChoiceField(
        label=_("It is missed when it is"),
        help_text=_("Later than this it is never sent by itself."),
        coerce=int,
        choices=LATE,
    )

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        page: EditionPage,
        accounts: list[AccountNow],
        personal: Sequence[AccountNow] = (),
        campaigns: list[tuple[int, str]],
        languages: tuple[str, ...],
        handings: Sequence[Handing] = (),
    ) -> None:
        """Offer what this office has, and show what was saved."""
        super().__init__(data, files, initial=_initial(page))
        self._accounts = accounts
        if not page.corrects:
            del self.fields["mistake"], self.fields["removes_old_words"]
        for name in ("headline", "text", "account_ids", "due_at", "mistake"):
            # A draft may lack them, and nothing is sent for signature without.
            if name in self.fields:
                self.fields[name].is_needed = True  # type: ignore[attr-defined]  # read by the look
        self.fields["account_ids"].choices = [  # type: ignore[attr-defined]  # it has
            (one.id, where(one)) for one in accounts
        ]
        self.fields["account_ids"].help_text = _left_out(personal)
        campaign, language = self.fields["campaign_id"], self.fields["language"]
        campaign.choices = [("", _("None")), *campaigns]  # type: ignore[attr-defined]  # it has
        language.choices = [(code, language_name(code)) for code in languages]  # type: ignore[attr-defined]  # it has
        day = self.fields["due_at"].widget.widgets[0]
        day.attrs["data-only-with"] = f"when={LATER}"
        self._handings = handings
        self.fields.update(handed.fields_for(handings))
        self._pictures = page.pictures
        self._ask_of_pictures(page)
        self._page = page
        self._codes = translated.languages_of(page, languages)
        self.fields.update(translated.fields_for(page, self._codes))
        own = {one.account.id: one for one in page.audiences}
        for one in accounts:
            if self._codes and not one.capabilities.house:
                field = translated.language_field(one, own.get(one.id), self._codes)
                self.fields[f"speaks_{one.id}"] = field
            self.fields[f"own_{one.id}"] = Words(
                label=_("Words for %(where)s") % {"where": f"{one.title}, {one.address}"},
                widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
                max_length=_TEXT_MAX,
                required=False,
                initial=own[one.id].own_text if one.id in own else "",
            )

    def _ask_of_pictures(self, page: EditionPage) -> None:
        for picture in page.pictures:
            self.fields[f"alt_{picture.id}"] = Words(
                label=_("What “%(name)s” shows") % {"name": picture.name},
                help_text=_("In a sentence, with every word that stands in it."),
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
                max_length=_ALT_MAX,
                required=False,
                initial=picture.alt,
            )
            self.fields[f"alt_{picture.id}"].is_needed = True  # type: ignore[attr-defined]  # read by the look
            self.fields[f"drop_{picture.id}"] = forms.BooleanField(
                label=_("Leave it out"), required=False
            )

    @property
    def picture_fields(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """Each picture with what stands for it, and whether it is left out."""
        return [(one.id, self[f"alt_{one.id}"], self[f"drop_{one.id}"]) for one in self._pictures]

    def uploads(self) -> list[Upload]:
        """Return the pictures that were added; one that is too large is cut short, and refused."""
        files = self.cleaned_data.get("pictures") or []
        return [
            Upload(name=file.name or "", content=file.read(UPLOAD_BYTES_MAX + 1))
            for file in files[: UPLOADS_MAX + 1]
        ]

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The words for single accounts."""
        return [
            self[name]
            for one in self._accounts
            for name in (f"speaks_{one.id}", f"own_{one.id}")
            if name in self.fields
        ]

    @property
    def language_groups(self) -> list[tuple[str, str, bool, list[forms.BoundField]]]:
        """The words in each other language, under what it calls itself."""
        return translated.groups(self, self._codes)

    @property
    def handed_fields(self) -> list[forms.BoundField]:
        """The words that others send for us."""
        return [self[f"handed_{one.key}"] for one in self._handings]

    def _translations(self, said: Mapping[str, Any]) -> dict[str, Translated]:
        return translated.translations(self._page, self._codes, said, self.data)

    def without_the_rest(self) -> str:
        """Return everything that was written, as one text, so that nothing is lost."""
        said = self.cleaned_data
        own = [said.get(f"own_{one.id}", "") for one in self._accounts]
        own += [said.get(f"handed_{one.key}", "") for one in self._handings]
        own += [said.get(f"alt_{one.id}", "") for one in self._pictures]
        own += [one.whole for one in self._translations(said).values()]
        words = [said.get(name, "") for name in ("mistake", "headline", "text")]
        parts = [*words, *own, str(self.data.get("comment", ""))[:_COMMENT_MAX]]
        return "\n\n".join(part.strip() for part in parts if part and part.strip())

    def passed(self) -> tuple[str, str, str] | None:
        """Return code, words and reason of the finding that is to pass, if one of them is."""
        number = str(self.data.get("then", "")).removeprefix(LETS_THROUGH)
        if not number.isdigit():
            return None
        code, quote, reason = (
            str(self.data.get(f"{name}_{number}", ""))[:_REASON_MAX]
            for name in ("code", "quote", "reason")
        )
        return (code, quote, reason) if code else None

    def clean(self) -> dict[str, Any]:
        """A chosen time needs a day and a time."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        later = said.get("when") == LATER
        if later and not said.get("due_at") and "due_at" not in self.errors:
            self.add_error("due_at", _("Choose a day and a time, or let it leave when signed."))
        return said

    def wording(self) -> Wording:
        """Return what was written; what could not be understood is as it was saved."""
        said = {**self.initial, **self.cleaned_data}
        own_texts = {one.id: said.get(f"own_{one.id}") or "" for one in self._accounts}
        return Wording(
            headline=said["headline"].strip(),
            text=said["text"].strip(),
            language=said["language"],
            theme=said["theme"],
            campaign_id=said["campaign_id"],
            account_ids=tuple(said["account_ids"]),
            own_texts={number: text.strip() for number, text in own_texts.items() if text.strip()},
            alts={one.id: (said.get(f"alt_{one.id}") or "").strip() for one in self._pictures},
            dropped_pictures=frozenset(
                one.id for one in self._pictures if said.get(f"drop_{one.id}")
            ),
            translations=self._translations(said) if self._codes else None,
            account_languages=translated.spoken(self, self._accounts, said),
            handed=handed.own_texts(self._handings, said, self.data) if self._handings else None,
            due_at=said["due_at"] if said["when"] == LATER else None,
            late_minutes=said["late_minutes"],
            mistake=(said.get("mistake") or "").strip(),
            removes_old_words=bool(said.get("removes_old_words")),
        )


class ReasonForm(forms.Form):
    """Why something is done."""

    why = forms.CharField(label=_("Why"), max_length=_REASON_MAX)

    def __init__(self, data: Any = None, *, label: Any = None, auto_id: str = "why_%s") -> None:
        """Ask in the words of the deed."""
        super().__init__(data, auto_id=auto_id)
        if label:
            self.fields["why"].label = label


class CampaignForm(forms.Form):
    """A new campaign."""

    name = forms.CharField(label=_("Name of the campaign"), max_length=120)


def _left_out(personal: Sequence[AccountNow]) -> str:
    said = ", ".join(where(one) for one in personal)
    return gettext("Left out, because they are people’s own accounts: %s.") % said if said else ""


def _initial(page: EditionPage) -> dict[str, Any]:
    return {
        "seen_version": page.version,
        "headline": page.headline,
        "text": page.text,
        "mistake": page.mistake,
        "removes_old_words": page.removes_old_words,
        "account_ids": [one.account.id for one in page.audiences],
        "theme": page.theme,
        "campaign_id": page.campaign_id,
        "language": page.language,
        "when": LATER if page.due_at else NOW,
        "due_at": page.due_at,
        "late_minutes": page.late_minutes,
    }
