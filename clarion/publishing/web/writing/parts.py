"""A statement is begun from its parts: what happened, where, to whom, what to do, until when."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.validators import URLValidator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.look.fields import MomentField, Words
from clarion.look.words import own_language_name
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions, queries
from clarion.publishing.actions import Moment, NotADraft, Part, Parts, SomebodySaved, Spoken
from clarion.publishing.queries import PartsNow
from clarion.publishing.web.labels import MEDIA, PARTS, THEMES
from clarion.publishing.web.writing.edition import link_of

_LINE_MAX = 130  # what and where together make a headline
_TEXT_MAX = 2_000
_SOURCE_MAX = 80
_LINK_MAX = 300
_SPOKEN = ("what", "where", "who", "do", "more", "source", "source_short")


def _line(label: Any, help_text: Any = "", *, most: int = _LINE_MAX) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=False)


def _words(label: Any, help_text: Any = "") -> Words:
    return Words(
        label=label,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=_TEXT_MAX,
        required=False,
    )


def _translated(name: str, code: str, initial: str) -> forms.Field:
    known = PartsForm.base_fields[name]
    field = (_words if name in {"do", "more"} else _line)(known.label)
    field.initial = initial
    field.widget.attrs.update({"lang": code, "dir": "auto"})
    return field


class PartsForm(forms.Form):
    """A message in its parts, in the main language and as people have translated it."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    what = forms.CharField(
        label=gettext_lazy("What happened"),
        help_text=gettext_lazy("In one sentence."),
        max_length=_LINE_MAX,
    )
    where = _line(
        gettext_lazy("Where"),
        gettext_lazy("Several places with a semicolon between them: Mill Lane; Weir Road."),
    )
    who = _line(
        gettext_lazy("Whom it concerns"),
        gettext_lazy("It stands before what they are to do: “Everybody in Mill Lane: ...”."),
    )
    do = _words(gettext_lazy("What to do"), gettext_lazy("What people should do, and not do."))
    until = MomentField(
        label=gettext_lazy("Until when"),
        help_text=gettext_lazy("It is not sent after this time, as long as its words name it."),
        required=False,
    )
    when = MomentField(
        label=gettext_lazy("Since when"),
        help_text=gettext_lazy("Or from when, if it has not begun."),
        required=False,
    )
    more = _words(
        gettext_lazy("What else is known"),
        gettext_lazy("Left out first where there is little room."),
    )
    source = _line(gettext_lazy("Who says it"), most=_SOURCE_MAX)
    source_short = _line(
        gettext_lazy("Their short name"),
        gettext_lazy("Used where there is little room."),
        most=_SOURCE_MAX,
    )
    link = forms.CharField(
        label=gettext_lazy("Link"),
        validators=[URLValidator(schemes=["http", "https"])],
        max_length=_LINK_MAX,
        required=False,
    )
    theme = forms.ChoiceField(
        label=gettext_lazy("What it is for"),
        help_text=gettext_lazy("A warning is about safety, and others may have to sign it."),
        choices=THEMES,
    )
    needed = forms.MultipleChoiceField(
        label=gettext_lazy("What must be in every text"),
        help_text=gettext_lazy(
            "If it does not fit, there is no text: nothing is cut. What happened is always in it."
        ),
        choices=[(part.value, word) for part, word in PARTS.items() if part is not Part.WHAT],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    channels = forms.MultipleChoiceField(
        label=gettext_lazy("Texts that others send, read out or share for you"),
        help_text=gettext_lazy("They are signed with the rest, and ready to be handed over then."),
        choices=list(MEDIA.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any, *, now: PartsNow, languages: tuple[str, ...], source: str):
        """Show what was saved; an office with several languages is asked for each."""
        super().__init__(data, initial=_initial(now, source))
        self._now = now
        self._others = tuple(code for code in languages if code != now.language)
        if self._others:
            chosen = {language for _medium, language in now.handed}
            self.fields["languages"] = forms.MultipleChoiceField(
                label=_("Also in these languages"),
                help_text=_("A person translates the parts below; what is missing is left blank."),
                choices=[(code, own_language_name(code)) for code in self._others],
                initial=[code for code in self._others if code in chosen],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        for code in self._others:
            theirs = now.parts.translations.get(code, Spoken()) if now.parts else Spoken()
            for name in _SPOKEN:
                self.fields[f"{name}_{code}"] = _translated(name, code, getattr(theirs, name))

    @property
    def translations(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each other language, under what it calls itself."""
        return [
            (own_language_name(code), [self[f"{name}_{code}"] for name in _SPOKEN])
            for code in self._others
        ]

    def parts(self) -> Parts:
        """Return what was written."""
        said = self.cleaned_data
        return Parts(
            spoken=Spoken(**{name: said[name].strip() for name in _SPOKEN}),
            when=_moment(said["when"]),
            until=_moment(said["until"]),
            link=said["link"].strip(),
            needed=frozenset(Part(one) for one in said["needed"]) | {Part.WHAT},
            translations={
                code: Spoken(**{name: said[f"{name}_{code}"].strip() for name in _SPOKEN})
                for code in self._others
            },
        )

    def handed(self) -> frozenset[tuple[str, str]]:
        """Return each medium with each language."""
        said = self.cleaned_data
        languages = [self._now.language, *said.get("languages", [])]
        return frozenset((medium, code) for medium in said["channels"] for code in languages)


@require_http_methods(["GET", "HEAD", "POST"])
def parts(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Ask for the parts of a draft; POST puts everything together from them."""
    request.actor.must(Power.PUBLISH)
    form = _form(request, edition_id, request.POST or None)
    if not form.is_valid():
        return _show(request, edition_id, form, status=REFUSED if form.errors else 200)
    try:
        actions.write_parts(
            edition_id=edition_id,
            seen_version=form.cleaned_data["seen_version"],
            parts=form.parts(),
            handed=form.handed(),
            theme=form.cleaned_data["theme"],
            by=request.actor,
            at=clock.now(),
        )
    except (NotFound, NotAllowed):
        raise
    except SomebodySaved as refusal:
        return _show(request, edition_id, _again(request, edition_id, refusal), status=409)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, edition_id, form, status=REFUSED)
    messages.success(request, _("Put together from its parts. Read every text before you go on."))
    return redirect("publishing:edition", office=request.office.slug, edition_id=edition_id)


def _form(request: OfficeRequest, edition_id: int, data: Any) -> PartsForm:
    office = request.office
    now = queries.parts_now(office_id=office.id, edition_id=edition_id)
    if now.state != "draft":
        raise NotADraft
    form = PartsForm(data, now=now, languages=office.languages, source=office.name)
    form.fields["link"].help_text = _("The short address of this statement: %(link)s") % {
        "link": link_of(request, now.code)
    }
    return form


def _again(request: OfficeRequest, edition_id: int, refusal: Refusal) -> PartsForm:
    """Keep what was written; a second press goes on from what was saved meanwhile."""
    now = queries.parts_now(office_id=request.office.id, edition_id=edition_id)
    data = request.POST.copy()
    data["seen_version"] = str(now.version)
    form = _form(request, edition_id, data)
    form.is_valid()
    form.add_error(None, refusal.sentence)
    form.add_error(None, _("Press again to put yours in their place; theirs stay on record."))
    return form


def _show(request: OfficeRequest, edition_id: int, form: PartsForm, *, status: int) -> HttpResponse:
    shown = {"form": form, "edition_id": edition_id}
    return render(request, "publishing/from_parts.html", shown, status=status)


def _moment(at: Any) -> Moment | None:
    return Moment(at=at, zone=timezone.get_current_timezone_name()) if at else None


def _initial(now: PartsNow, source: str) -> dict[str, Any]:
    shown = {
        "seen_version": now.version,
        "theme": now.theme,
        "channels": sorted({medium for medium, _lang in now.handed}),
    }
    if now.parts is None:
        usual = [part.value for part in (Part.WHERE, Part.WHO, Part.DO, Part.UNTIL)]
        return shown | {"source": source, "needed": usual, "what": now.headline[:_LINE_MAX]}
    spoken = now.parts.spoken
    return shown | {
        **{name: getattr(spoken, name) for name in _SPOKEN},
        "when": now.parts.when.at if now.parts.when else None,
        "until": now.parts.until.at if now.parts.until else None,
        "link": now.parts.link,
        "needed": [part.value for part in now.parts.needed],
    }
