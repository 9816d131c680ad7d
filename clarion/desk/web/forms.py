"""What people say at a case; whether it is allowed is decided by the actions."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clarion.desk.queries import CasePage, Edge
from clarion.desk.web.labels import EDGES, OUTCOMES
from clarion.kit.ids import new_key
from clarion.look.fields import Counted, MomentField, Words

_WORDS_MAX = 50_000
_NOTHING_WRITTEN = _("There is nothing written yet.")
_LOOK_ANEW = _("This page was not whole. Read it again, and send it once more.")


def offer(field: forms.Field, choices: Iterable[tuple[Any, Any]]) -> None:
    """Let a field, or its widget, offer these choices."""
    chooser = cast(forms.ChoiceField, field if hasattr(field, "choices") else field.widget)
    chooser.choices = list(choices)


class CaseForm(forms.Form):
    """One of several forms on the page of a case; `name` is its own there."""

    name = ""

    def __init__(self, data: Any = None) -> None:
        """Name its fields apart from those of the other forms."""
        super().__init__(data, auto_id=f"{self.name}_%s")

    def fit(self, page: CasePage, slug: str) -> "CaseForm":
        """Offer what this case allows and show what it is now."""
        return self


class SeenForm(CaseForm):
    """A form that says what its writer had before them."""

    seen_message_id = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": _LOOK_ANEW, "invalid": _LOOK_ANEW}
    )

    def fit(self, page: CasePage, slug: str) -> "CaseForm":
        """Whoever sees the page sees all that is on it, also when it was refused before."""
        self.initial["seen_message_id"] = page.seen_message_id
        if self.is_bound:
            said = {name: self.data[name] for name in self.data}
            self.data = said | {"seen_message_id": str(page.seen_message_id)}
        return self


class ReplyForm(CaseForm):
    """An answer, with what its writer had seen when they wrote it."""

    name = "reply"
    edge = forms.ChoiceField(
        label=_("Who can read it"),
        choices=list(EDGES.items()),
        widget=forms.RadioSelect,
    )
    text = Words(
        label=_("Reply"), max_length=_WORDS_MAX, error_messages={"required": _NOTHING_WRITTEN}
    )
    key = forms.CharField(max_length=32, min_length=32, widget=forms.HiddenInput)
    seen_message_id = forms.IntegerField(widget=forms.HiddenInput)
    seen_answer_id = forms.IntegerField(widget=forms.HiddenInput)
    public_confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)
    personal_confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_edge(self) -> Edge:
        """Return it as the desk knows it."""
        return Edge(self.cleaned_data["edge"])

    def fit(self, page: CasePage, slug: str) -> "ReplyForm":
        """Offer the ways in which this network can answer; begin with one's own draft."""
        can = page.account.capabilities
        edges = sorted(can.edges, reverse=True) if can.sends else [page.reply_edge]
        offer(self.fields["edge"], [(edge.value, EDGES[edge.value]) for edge in edges])
        if len(edges) == 1:
            self.fields["edge"].widget = forms.HiddenInput()
        self.fields["text"].widget = _counted(page, slug)
        draft = page.draft
        self.initial.update(
            edge=(draft.edge if draft and draft.edge in edges else page.reply_edge).value,
            text=draft.text if draft else "",
            key=new_key(),
            seen_message_id=page.seen_message_id,
            seen_answer_id=page.seen_answer_id,
        )
        return self


class DraftForm(CaseForm):
    """A reply that is not ready yet."""

    name = "reply"
    edge = forms.ChoiceField(choices=list(EDGES.items()))
    text = Words(max_length=_WORDS_MAX, required=False)

    def clean_edge(self) -> Edge:
        """Return it as the desk knows it."""
        return Edge(self.cleaned_data["edge"])


class ByHandForm(SeenForm):
    """What was said on the telephone, at the counter, by letter."""

    name = "by_hand"
    text = Words(
        label=_("What did you say?"),
        help_text=_("It is kept under your name. Nothing is sent."),
        max_length=_WORDS_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AssessForm(SeenForm):
    """Whether a life is at risk, and why somebody thinks so."""

    name = "assess"
    life_at_risk = forms.TypedChoiceField(
        label=_("Is a life at risk?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    why = Words(
        label=_("What did you find?"),
        error_messages={"required": _("Write down why: somebody may ask you in a year.")},
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AssignForm(CaseForm):
    """Who is to have the case."""

    name = "assign"
    to = forms.IntegerField(label=_("Assigned to"), widget=forms.Select)

    def fit(self, page: CasePage, slug: str) -> "AssignForm":
        """Offer the colleagues."""
        nobody = [] if page.row.assignee_id else [("", _("Nobody"))]
        everybody = [(one.staff_id, one.name) for one in page.colleagues]
        offer(self.fields["to"], nobody + everybody)
        self.initial["to"] = page.row.assignee_id
        return self


class TagForm(CaseForm):
    """The words by which a case is found again."""

    name = "tag"
    tags = forms.CharField(
        label=_("Tags"), help_text=_("Commas between them"), required=False, max_length=1_300
    )

    def clean_tags(self) -> list[str]:
        """Return them one by one."""
        return [one.strip() for one in self.cleaned_data["tags"].split(",") if one.strip()]

    def fit(self, page: CasePage, slug: str) -> "TagForm":
        """Show the tags it has."""
        self.initial["tags"] = ", ".join(page.row.tags)
        return self


class SubjectForm(CaseForm):
    """What a case is about, in the office's own words."""

    name = "subject"
    label = forms.CharField(
        label=_("What is it about?"),
        help_text=_("One or two words, the same ones for the same thing"),
        error_messages={"required": _NOTHING_WRITTEN},
        max_length=60,
        widget=forms.TextInput(attrs={"list": "subject_labels", "autocomplete": "off"}),
    )

    def fit(self, page: CasePage, slug: str) -> "SubjectForm":
        """Show what was said of it."""
        self.initial["label"] = page.subject.said
        return self


class NoteForm(CaseForm):
    """Words for colleagues."""

    name = "note"
    text = Words(
        label=_("Note for colleagues"),
        error_messages={"required": _NOTHING_WRITTEN},
        max_length=_WORDS_MAX,
        widget=forms.Textarea(attrs={"rows": 2, "data-key": "n", "data-key-says": _("Note")}),
    )


class TaskForm(CaseForm):
    """What somebody has to do besides answering."""

    name = "task"
    text = forms.CharField(
        label=_("What is to be done?"),
        error_messages={"required": _NOTHING_WRITTEN},
        max_length=300,
    )
    staff_id = forms.IntegerField(label=_("By whom"), required=False, widget=forms.Select)
    due_on = forms.DateField(
        label=_("By which day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def fit(self, page: CasePage, slug: str) -> "TaskForm":
        """Offer the colleagues, and nobody in particular."""
        everybody = [(one.staff_id, one.name) for one in page.colleagues]
        offer(self.fields["staff_id"], [("", _("Anybody")), *everybody])
        return self


class WaitForm(CaseForm):
    """Whose step is the next."""

    name = "wait"
    whom = forms.CharField(label=_("Wait for whom, for what?"), max_length=200)


class ResolveForm(CaseForm):
    """How it ended."""

    name = "resolve"
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=list(OUTCOMES.items()),
        widget=forms.Select(attrs={"data-key": "e", "data-key-says": _("Resolve")}),
    )
    seen_message_id = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def fit(self, page: CasePage, slug: str) -> "ResolveForm":
        """Begin with what is most likely."""
        answered = page.first_replied_at is not None
        self.initial["outcome"] = "answered" if answered else "no answer needed"
        return self


class TurnForm(CaseForm):
    """Why one takes over from somebody who is writing."""

    name = "turn"
    why = forms.CharField(label=_("Why do you take over?"), max_length=200)


class EnquiryForm(CaseForm):
    """For which outlet somebody asks, and by when they must know."""

    name = "enquiry"
    outlet = forms.CharField(label=_("Outlet"), max_length=120)
    deadline_at = MomentField(label=_("They must know by"), required=False)

    def fit(self, page: CasePage, slug: str) -> "EnquiryForm":
        """Begin with what was noted before, or with when their words say that they must know."""
        if page.enquiry:
            until = page.enquiry.deadline_at
            self.initial["outlet"] = page.enquiry.outlet
            self.initial["deadline_at"] = timezone.localtime(until) if until else None
        elif page.deadline_said:
            self.initial["deadline_at"] = timezone.localtime(page.deadline_said.at)
        return self


def _counted(page: CasePage, slug: str) -> forms.Textarea:
    keys = {"data-key": "r", "data-key-says": _("Reply"), "rows": 5}
    limit = page.account.capabilities.answer_limit
    if limit is None:
        return forms.Textarea(attrs=keys)
    url = reverse("desk:count", kwargs={"office": slug, "case_id": page.id})
    return Counted(limit=limit, count_url=url, attrs=keys)


FORMS: tuple[type[CaseForm], ...] = (
    AssessForm,
    AssignForm,
    ByHandForm,
    EnquiryForm,
    NoteForm,
    ReplyForm,
    ResolveForm,
    SubjectForm,
    TagForm,
    TaskForm,
    TurnForm,
    WaitForm,
)
