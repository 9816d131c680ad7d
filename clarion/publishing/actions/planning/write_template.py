"""Write a template, or change one."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.ledger.actions import enter
from clarion.postroom.queries import THEMES
from clarion.publishing.models import Template


class TemplateNameless(Refusal):
    """A template needs a name by which people find it at three in the morning."""


@transaction.atomic
def write_template(
    *,
    template_id: int | None = None,
    name: str,
    headline: str,
    text: str,
    language: str,
    theme: str,
    by: Actor,
    at: datetime,
) -> int:
    """Save it and return its number; raises `TemplateNameless`, `NotFound`."""
    by.must(Power.PUBLISH)
    if not name.strip():
        raise TemplateNameless
    if theme not in THEMES:
        raise NotFound
    rows = Template.objects.of(by.office_id).filter(ended_at=None)
    known: Template | None = rows.locked().get_or_refuse(pk=template_id) if template_id else None
    template = known or Template(office_id=by.office_id)
    if (template.headline, template.text) != (headline, text):
        template.authors = sorted({*template.authors, by.person})
    template.name, template.headline, template.text = name.strip()[:120], headline, text
    template.language, template.theme = language, theme
    template.saved_by, template.saved_at = by.name, at
    template.save()
    enter("template saved", about=f"template:{template.pk}", by=by, at=at, name=template.name)
    return template.pk
