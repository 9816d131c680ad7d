"""Templates: statements that are written before they are needed."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.look.fields import Words
from clarion.look.notices import say_undoable
from clarion.look.words import own_language_name
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions, queries
from clarion.publishing.queries import TemplateNow
from clarion.publishing.web.labels import THEMES
from clarion.publishing.web.pages import asked_page, neighbours
from clarion.publishing.web.planning.lists import may_read


class TemplateForm(forms.Form):
    """A template; blanks stand in square brackets."""

    name = forms.CharField(
        label=_("Name of the template"),
        help_text=_("For example: Holding statement, flood."),
        max_length=120,
    )
    headline = forms.CharField(label=_("Headline"), max_length=300, required=False)
    text = Words(
        label=_("Words"),
        help_text=_("What must be filled in stands in square brackets: until [time]."),
        widget=forms.Textarea(attrs={"rows": 9, "dir": "auto"}),
        max_length=20_000,
    )
    theme = forms.ChoiceField(label=_("What it is for"), choices=THEMES)
    language = forms.ChoiceField(label=_("Language"))

    def __init__(
        self, data: object, *, known: TemplateNow | None, languages: tuple[str, ...]
    ) -> None:
        """Show what is there, and offer the office's languages."""
        initial = (
            {
                "name": known.name,
                "headline": known.headline,
                "text": known.text,
                "theme": known.theme,
                "language": known.language,
            }
            if known
            else None
        )
        super().__init__(data, initial=initial)  # type: ignore[arg-type]  # request.POST or None
        self.fields["language"].choices = [  # type: ignore[attr-defined]  # it has
            (code, own_language_name(code)) for code in languages
        ]


@require_safe
def templates(request: OfficeRequest) -> HttpResponse:
    """Show one page of those that are offered."""
    may_read(request)
    page = asked_page(request)
    found, more = queries.templates(office_id=request.office.id, page=page)
    shown = {
        "templates": found,
        "may_write": request.actor.may(Power.PUBLISH),
        **neighbours(page, more=more),
    }
    return render(request, "publishing/templates.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def template(request: OfficeRequest, template_id: int | None = None) -> HttpResponse:
    """Write one, or change one."""
    request.actor.must(Power.PUBLISH)
    office_id = request.office.id
    known = queries.template(office_id=office_id, template_id=template_id) if template_id else None
    form = TemplateForm(request.POST or None, known=known, languages=request.office.languages)
    if form.is_valid():
        try:
            actions.write_template(
                template_id=template_id, **form.cleaned_data, by=request.actor, at=clock.now()
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("publishing:templates", office=request.office.slug)
    status = REFUSED if form.errors else 200
    return render(
        request, "publishing/template.html", {"form": form, "known": known}, status=status
    )


@require_POST
def end_template(request: OfficeRequest, template_id: int) -> HttpResponse:
    """Stop offering one."""
    actions.end_template(template_id=template_id, by=request.actor, at=clock.now())
    kwargs = {"office": request.office.slug, "template_id": template_id}
    said = gettext("Ended: it is not offered any more. What was written from it stays.")
    say_undoable(request, said, undo=reverse("publishing:resume_template", kwargs=kwargs))
    return redirect("publishing:templates", office=request.office.slug)


@require_POST
def resume(request: OfficeRequest, template_id: int) -> HttpResponse:
    """Offer one again that was ended."""
    actions.resume_template(template_id=template_id, by=request.actor, at=clock.now())
    messages.success(request, gettext("Offered again."))
    return redirect("publishing:templates", office=request.office.slug)
