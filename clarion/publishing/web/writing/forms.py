"""What people write in a statement; whether it may be said is decided by the actions."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clarion.kit.ids import new_key
from clarion.kit.numbers import is_number
from clarion.look.fields import FilesField, MomentField, Words
from clarion.look.words import own_language_name
from clarion.postroom.actions import UPLOAD_BYTES_MAX, UPLOADS_MAX, Upload
from clarion.postroom.queries import AccountNow
from clarion.publishing.actions import Translated, Window, Wording
from clarion.publishing.queries import EditionPage, Handing
from clarion.publishing.web.labels import LATE, THEMES, where
from clarion.publishing.web.writing import beside, handed, own, translated
from clarion.publishing.web.writing.passing import passes

_HEADLINE_MAX = 300
_TEXT_MAX = 20_000
_MISTAKE_MAX = 500
_COMMENT_MAX = 1_000
_TURN_MAX = 1_000_000
_LOOKED_AT_MAX = 20_000
_WINDOW_MAX = 16
# What a browser puts back into a page by itself would be an old version.
_HIDDEN = forms.HiddenInput(attrs={"autocomplete": "off"})
# A draft is kept without these; nothing is sent for signature without.
_MAY_WAIT = frozenset({"due_at", "pictures"})
NOW, LATER = "now", "later"
MENDS, REGISTERS = "mend", "register"


class StatementForm(forms.Form):
    """A statement as it is written: words, accounts, time.

    `leads_to` is where on the page an error leads that is no field's; `asks` what is to be looked
    at again before it is sent.
    """

    leads_to = asks = ""
    seen_version = forms.IntegerField(widget=_HIDDEN, min_value=0)
    window = forms.CharField(widget=_HIDDEN, max_length=_WINDOW_MAX, required=False)
    turn = forms.IntegerField(widget=_HIDDEN, min_value=0, max_value=_TURN_MAX, required=False)
    looked_at = forms.CharField(widget=_HIDDEN, max_length=_LOOKED_AT_MAX, required=False)
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
        label=_("Missed, and not sent, once it is"),
        help_text=_("After its time, or after the last signature if it has none."),
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
        if not (self.is_bound or page.corrects or page.headline or page.text):
            self.fields["headline"].widget.attrs["autofocus"] = True  # there is nothing to read yet
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
        language.choices = [(code, own_language_name(code)) for code in languages]  # type: ignore[attr-defined]  # it has
        day = self.fields["due_at"].widget.widgets[0]
        day.attrs["data-only-with"] = f"when={LATER}"
        self._handings = handings
        self.fields["share"] = handed.share_field(handings, languages, page.language)
        self.fields.update(handed.fields_for(handings, self.data))
        self._pictures = [one.id for one in page.pictures]
        self.film_ids = {one.id for one in page.pictures if one.is_film}
        self.fields.update(beside.fields_for(page))
        self.fields.update(own.fields_for(accounts, page.audiences, max_length=_TEXT_MAX))
        self._page = page
        self._codes = translated.languages_of(page, languages)
        self.fields.update(translated.fields_for(page, self._codes))
        self.fields.update(translated.account_fields(accounts, page.audiences, self._codes))

    @property
    def picture_fields(self) -> list[tuple[int, list[forms.BoundField]]]:
        """Each picture with what stands for it and below it, and whether it is left out."""
        asked = beside.ASKED
        return [(number, [self[f"{one}_{number}"] for one in asked]) for number in self._pictures]

    def uploads(self) -> list[Upload]:
        """Return the pictures that were added; one that is too large is cut short, and refused."""
        files = self.cleaned_data.get("pictures") or []
        return [
            Upload(name=file.name or "", content=file.read(UPLOAD_BYTES_MAX + 1))
            for file in files[: UPLOADS_MAX + 1]
        ]

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The words for single accounts, and how they are said there."""
        names = [name for one in self._accounts for name in own.names(one)]
        return [self[name] for name in names if name in self.fields]

    @property
    def language_groups(self) -> list[tuple[str, str, bool, list[forms.BoundField]]]:
        """The words in each other language, under what it calls itself."""
        return translated.groups(self, self._codes)

    @property
    def handed_fields(self) -> list[forms.BoundField]:
        """The words that others send for us."""
        return [self[f"handed_{one.key}"] for one in self._handings if not one.medium.shared]

    @property
    def handed_as_shown(self) -> list[forms.BoundField]:
        """Both of these as they were shown, hidden."""
        names = [handed.was_name(one) for one in self._handings]
        return [self[name] for name in names if name in self.fields]

    @property
    def share_fields(self) -> list[forms.BoundField]:
        """The words that people share in their own name."""
        return [self[f"handed_{one.key}"] for one in self._handings if one.medium.shared]

    def _translations(self, said: Mapping[str, Any]) -> dict[str, Translated]:
        return translated.translations(self._page, self._codes, said, self.data)

    def without_the_rest(self) -> str:
        """Return everything that was written, as one text, so that nothing is lost."""
        said = self.cleaned_data
        words = [said.get(name, "") for name in ("mistake", "headline", "text")]
        words += [one.whole for one in self._translations(said).values()]
        words += own.words(self._accounts, said)
        words += [said.get(f"handed_{one.key}", "") for one in self._handings]
        for name in beside.WORDS:
            words += beside.words_of(name, said, self._pictures).values()
        words += [reason for *_name, reason in passes(self.data)]
        parts = [*words, str(self.data.get("comment", ""))[:_COMMENT_MAX]]
        return "\n\n".join(part.strip() for part in parts if part and part.strip())

    def chosen_fix(self) -> tuple[str, str, str] | None:
        """Return what is to be done about a finding, and its old and new words, if anything."""
        deed, _line, number = str(self.data.get("then", "")).partition("_")
        if deed not in {MENDS, REGISTERS} or not is_number(number):
            return None
        was, now = (str(self.data.get(f"{name}_{number}", ""))[:300] for name in ("was", "now"))
        return deed, was, now

    def saved_by(self, *, itself: bool) -> Window | None:
        """Return the window in which it was written; None where no script runs."""
        name, turn = self.cleaned_data.get("window"), self.cleaned_data.get("turn")
        return Window(name=name, turn=turn or 0, by_itself=itself) if name else None

    def not_kept(self) -> str:
        """Return in words what is wrong with what was written, so that it cannot be kept."""
        wrong = [name for name in self.errors if name not in _MAY_WAIT]
        fields = [(self.fields.get(name), self.errors[name]) for name in wrong]
        return " ".join(f"{one.label}: {said[0]}" if one else str(said[0]) for one, said in fields)

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
        return Wording(
            headline=said["headline"].strip(),
            text=said["text"].strip(),
            language=said["language"],
            theme=said["theme"],
            campaign_id=said["campaign_id"],
            account_ids=tuple(said["account_ids"]),
            own_texts=own.texts(self._accounts, said),
            threads=own.threads(self._accounts, said),
            comments=own.comments(self._accounts, said),
            alts=beside.words_of("alt", said, self._pictures),
            captions=beside.words_of("caption", said, self._pictures),
            credits=beside.words_of("credit", said, self._pictures),
            dropped_pictures=frozenset(
                number for number in self._pictures if said.get(f"drop_{number}")
            ),
            handed=handed.own_texts(self._handings, said, self.data),
            translations=self._translations(said) if self._codes else None,
            account_languages=translated.spoken(self, self._accounts, said),
            due_at=said["due_at"] if said["when"] == LATER else None,
            late_minutes=said["late_minutes"],
            mistake=(said.get("mistake") or "").strip(),
            removes_old_words=bool(said.get("removes_old_words")),
        )


def _left_out(personal: Sequence[AccountNow]) -> str:
    said = ", ".join(where(one) for one in personal)
    return gettext("Left out, because they are people’s own accounts: %s.") % said if said else ""


def _initial(page: EditionPage) -> dict[str, Any]:
    return {
        "seen_version": page.version,
        "window": new_key()[:_WINDOW_MAX],
        "turn": 0,
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
