"""Begin a statement: an empty first edition for our own page, which somebody can write in."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_reference
from clarion.kit.refusals import NotFound
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.queries import THEMES
from clarion.publishing.models import Campaign, Edition, Rendition, Statement, Template


@transaction.atomic
def begin_statement(
    *,
    theme: str,
    campaign_id: int | None = None,
    template_id: int | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Begin it and return the number of its first edition; a template gives words and theme."""
    by.must(Power.PUBLISH)
    if theme not in THEMES:
        raise NotFound
    if campaign_id is not None:
        Campaign.objects.of(by.office_id).filter(ended_at=None).get_or_refuse(pk=campaign_id)
    templates = Template.objects.of(by.office_id).filter(ended_at=None)
    template: Template | None = templates.get_or_refuse(pk=template_id) if template_id else None
    statement = Statement.objects.create(
        office_id=by.office_id,
        code=new_reference(),
        made_by=by.name,
        made_at=at,
    )
    edition = Edition.objects.create(
        office_id=by.office_id,
        statement=statement,
        number=1,
        theme=template.theme if template else theme,
        campaign_id=campaign_id,
        language=template.language if template else people.office(by.office_id).languages[0],
        headline=template.headline if template else "",
        text=template.text if template else "",
        authors=sorted({by.person, *(template.authors if template else ())}),
        saved_by=by.name,
        saved_at=at,
        moved_at=at,
    )
    Rendition.objects.bulk_create(
        Rendition(edition=edition, account_id=one.id)
        for one in postroom.publishing_accounts(office_id=by.office_id)
        if one.capabilities.house
    )
    enter("statement begun", about=statement.about, by=by, at=at, theme=theme, campaign=campaign_id)
    return edition.pk
