"""Templates, as whoever writes finds them."""

from dataclasses import dataclass
from datetime import datetime

from clarion.publishing.models import Template

# Each stands there with all of its words.
TEMPLATES_PAGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateNow:
    """A template that is offered."""

    id: int
    name: str
    headline: str
    text: str
    language: str
    theme: str
    saved_by: str
    saved_at: datetime


def templates(*, office_id: int, page: int = 1) -> tuple[list[TemplateNow], bool]:
    """Return one page of those that are offered, by name, and whether more follows."""
    rows = Template.objects.of(office_id).filter(ended_at=None).order_by("name", "id")
    first = (max(page, 1) - 1) * TEMPLATES_PAGE
    found = list(rows[first : first + TEMPLATES_PAGE + 1])
    return [_now(row) for row in found[:TEMPLATES_PAGE]], len(found) > TEMPLATES_PAGE


def template(*, office_id: int, template_id: int) -> TemplateNow:
    """Return one; raises `NotFound`."""
    rows = Template.objects.of(office_id).filter(ended_at=None)
    return _now(rows.get_or_refuse(pk=template_id))


def _now(row: Template) -> TemplateNow:
    return TemplateNow(
        id=row.pk,
        name=row.name,
        headline=row.headline,
        text=row.text,
        language=row.language,
        theme=row.theme,
        saved_by=row.saved_by,
        saved_at=row.saved_at,
    )
