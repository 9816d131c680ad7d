"""The guide: how the office writes, entry by entry, taken from a file and given as one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.look.fields import Words
from clarion.look.words import own_language_name
from clarion.people.actions import choose_laws as choose
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions, queries
from clarion.publishing.actions import Entry
from clarion.publishing.queries import GuideLine
from clarion.publishing.web.labels import GUIDE_LEVELS, LAWS, THEMES
from clarion.publishing.web.planning.lists import may_read

_FILE_BYTES_MAX = 1_000_000


def _lines(label: Any, hint: Any, rows: int = 2) -> Words:
    area = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return Words(label=label, help_text=hint, widget=area, max_length=4_000)


class EntryForm(forms.Form):
    """One entry, and the examples that it is held to."""

    code = forms.SlugField(
        label=gettext_lazy("Name of the entry"),
        help_text=gettext_lazy("Small letters, digits and hyphens: our-name."),
        max_length=60,
    )
    find = _lines(
        gettext_lazy("Words to look for"),
        gettext_lazy(
            "One a line. A * stands for the rest of a word: utilis*. Words in small letters are "
            "found in any; a capital only as a capital: MBC."
        ),
    )
    instead = forms.CharField(
        label=gettext_lazy("What to say instead"),
        help_text=gettext_lazy("Whoever writes can take it with one press."),
        max_length=200,
        required=False,
    )
    why = forms.CharField(label=gettext_lazy("Why"), max_length=200)
    level = forms.ChoiceField(
        label=gettext_lazy("How much it matters"),
        choices=list(GUIDE_LEVELS.items()),
        initial="note",
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    theme = forms.ChoiceField(
        label=gettext_lazy("What it is for"),
        choices=[("", gettext_lazy("Everything")), *THEMES],
        required=False,
    )
    hits = _lines(gettext_lazy("Sentences in which it must be found"), gettext_lazy("One a line."))
    misses = _lines(gettext_lazy("Sentences that it must leave alone"), gettext_lazy("One a line."))

    def __init__(self, data: Any, *, known: GuideLine | None, languages: tuple[str, ...]) -> None:
        """Show what is there, and offer the office's languages."""
        super().__init__(data, initial=_initial(known.entry) if known else {"language": "en"})
        offered = dict.fromkeys([*languages, *([known.entry.language] if known else [])])
        self.fields["language"].choices = [  # type: ignore[attr-defined]  # it has
            ("", _("Any")),
            *((code, own_language_name(code)) for code in offered if code),
        ]

    def entry(self) -> Entry:
        """Return it as the action takes it."""
        said = self.cleaned_data
        return Entry(
            code=said["code"],
            level=said["level"],
            find=_split(said["find"]),
            instead=said["instead"].strip(),
            why=said["why"].strip(),
            language=said["language"],
            theme=said["theme"],
            hits=_split(said["hits"]),
            misses=_split(said["misses"]),
        )


class AimsForm(forms.Form):
    """How long a sentence may be, and how old its reader."""

    theme = forms.ChoiceField(
        label=gettext_lazy("For"),
        choices=[("", gettext_lazy("Everything without aims of its own")), *THEMES],
        required=False,
    )
    sentence_words_max = forms.IntegerField(
        label=gettext_lazy("Words in a sentence, at most"), initial=25, min_value=8, max_value=60
    )
    reading_age_max = forms.IntegerField(
        label=gettext_lazy("Readable from the age of, at most"),
        initial=11,
        min_value=7,
        max_value=18,
    )


class LawsForm(forms.Form):
    """Of which countries the rules hold."""

    laws = forms.MultipleChoiceField(
        label=gettext_lazy("Whose laws bind the office"),
        help_text=gettext_lazy(
            "What every public body looks at is looked at everywhere. What one country forbids is "
            "looked for in its offices only."
        ),
        choices=list(LAWS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class GuideFileForm(forms.Form):
    """A guide as a file."""

    file = forms.FileField(
        label=gettext_lazy("A guide as a file"),
        help_text=gettext_lazy(
            "TOML, as it is downloaded here. Entries of the same name are changed."
        ),
    )


@require_safe
def guide(request: OfficeRequest) -> HttpResponse:
    """Show the guide, and find in it."""
    may_read(request)
    return _show(request)


@require_http_methods(["GET", "HEAD", "POST"])
def guide_entry(request: OfficeRequest, entry_id: int | None = None) -> HttpResponse:
    """Write an entry, or change one."""
    request.actor.must(Power.PUBLISH)
    office = request.office
    known = (
        queries.guide_entry(office_id=office.id, entry_id=entry_id)
        if entry_id is not None
        else None
    )
    form = EntryForm(request.POST or None, known=known, languages=office.languages)
    if form.is_valid():
        try:
            actions.write_guide_entry(
                entry_id=entry_id, entry=form.entry(), by=request.actor, at=clock.now()
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Saved. Every draft is read with it from now on."))
            return redirect("publishing:guide", office=office.slug)
    shown = {"form": form, "known": known}
    status = 422 if form.errors else 200
    return render(request, "publishing/guide_entry.html", shown, status=status)


@require_POST
def end_guide_entry(request: OfficeRequest, entry_id: int) -> HttpResponse:
    """Take one out."""
    actions.end_guide_entry(entry_id=entry_id, by=request.actor, at=clock.now())
    messages.success(request, _("Taken out of the guide."))
    return redirect("publishing:guide", office=request.office.slug)


@require_POST
def take_guide(request: OfficeRequest) -> HttpResponse:
    """Take a file, or the plain words, into the guide."""
    request.actor.must(Power.PUBLISH)
    form = GuideFileForm(request.POST, request.FILES)
    plain = request.POST.get("then") == "plain"
    if not plain and not form.is_valid():
        return _show(request, file_form=form, status=422)
    try:
        entries = actions.plain_words() if plain else actions.read_guide(_text(form))
        count = actions.take_guide(entries=entries, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, file_form=form, status=422)
    messages.success(request, _("%(count)d entries are new or changed.") % {"count": count})
    return redirect("publishing:guide", office=request.office.slug)


@require_safe
def guide_file(request: OfficeRequest) -> HttpResponse:
    """Give the guide as a file."""
    may_read(request)
    text = queries.guide_file(office_id=request.office.id)
    name = f"guide-{request.office.slug}.toml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="application/toml; charset=utf-8", headers=headers)


@require_POST
def set_aims(request: OfficeRequest) -> HttpResponse:
    """Set the aims of a theme, or of all."""
    form = AimsForm(request.POST)
    if form.is_valid():
        actions.set_aims(**form.cleaned_data, by=request.actor, at=clock.now())
        messages.success(request, _("Set. Every draft is read with it from now on."))
        return redirect("publishing:guide", office=request.office.slug)
    request.actor.must(Power.PUBLISH)
    return _show(request, aims_form=form, status=422)


@require_POST
def choose_laws(request: OfficeRequest) -> HttpResponse:
    """Choose of which countries the rules hold."""
    form = LawsForm(request.POST)
    if form.is_valid():
        choose(laws=tuple(form.cleaned_data["laws"]), by=request.actor, at=clock.now())
        messages.success(request, _("Chosen. Every draft is read with it from now on."))
        return redirect("publishing:guide", office=request.office.slug)
    request.actor.must_one_of(Power.SIGN, Power.MANAGE_OFFICE)
    return _show(request, laws_form=form, status=422)


def _show(
    request: OfficeRequest,
    *,
    laws_form: LawsForm | None = None,
    aims_form: AimsForm | None = None,
    file_form: GuideFileForm | None = None,
    status: int = 200,
) -> HttpResponse:
    office_id, words = request.office.id, request.GET.get("q", "")[:100]
    found = queries.guide(office_id=office_id, words=words)
    everything = queries.guide(office_id=office_id) if words else found
    shown = {
        "lines": found,
        "words": words,
        "aims": queries.all_aims(office_id=office_id),
        "plain_left": queries.plain_words_left(everything),
        "aims_form": aims_form or AimsForm(),
        "file_form": file_form or GuideFileForm(),
        "laws": [LAWS[one] for one in request.office.laws if one in LAWS],
        "laws_form": laws_form or LawsForm(initial={"laws": request.office.laws}),
        "may_choose": request.actor.may(Power.SIGN) or request.actor.may(Power.MANAGE_OFFICE),
        "may_write": request.actor.may(Power.PUBLISH),
    }
    return render(request, "publishing/guide.html", shown, status=status)


def _text(form: GuideFileForm) -> str:
    content = form.cleaned_data["file"].read(_FILE_BYTES_MAX)
    return str(content.decode("utf-8", "replace"))


def _split(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.splitlines() if one.strip())


def _initial(entry: Entry) -> dict[str, Any]:
    lists = {name: "\n".join(getattr(entry, name)) for name in ("find", "hits", "misses")}
    names = ("code", "instead", "why", "level", "language", "theme")
    return lists | {name: getattr(entry, name) for name in names}
