"""Begin to tell those who keep what was withdrawn; somebody reads it, and sends it on."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_reference
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.publishing.actions.writing.timing import keep_version
from clarion.publishing.models import Edition, Rendition, Statement
from clarion.publishing.queries.saying.editions import EditionPage, edition
from clarion.publishing.queries.saying.withdrawal import fates, notice_of
from clarion.publishing.rules.saying.withdrawal import Fate


@transaction.atomic
def begin_notice(*, statement_id: int, link: str, by: Actor, at: datetime) -> int:
    """Return a draft for exactly the accounts from which the words cannot be taken back.

    `link` is the address of what was withdrawn, on our own page. It is written, checked and signed
    like any other statement, and nothing of it leaves by itself. One that is begun already is
    returned. Raises `AlreadyMoved` if it is not withdrawn, or nobody keeps it.
    """
    by.must(Power.PUBLISH)
    statements = Statement.objects.of(by.office_id).locked()
    withdrawn: Statement = statements.get_or_refuse(pk=statement_id)
    if withdrawn.withdrawn_at is None:
        raise AlreadyMoved
    begun = notice_of(office_id=by.office_id, statement_id=statement_id)
    if begun is not None:
        return begun
    said = Edition.objects.of(by.office_id).filter(statement=withdrawn, said_at__isnull=False)
    number = said.order_by("-number").values_list("pk", flat=True).first()
    if number is None:
        raise AlreadyMoved
    page = edition(office_id=by.office_id, edition_id=number)
    found = fates(page, office_id=by.office_id)
    told = [one.account.id for one in found if one.must_be_told]
    if not told:
        raise AlreadyMoved
    notice = Statement.objects.create(
        office_id=by.office_id,
        code=new_reference(),
        made_by=by.name,
        made_at=at,
        tells_of=withdrawn,
    )
    on_page = any(one.account.capabilities.house for one in found if one.fate is not Fate.UNSAID)
    new = _write(notice, page, link if on_page else "", by, at)
    Rendition.objects.bulk_create(Rendition(edition=new, account_id=number) for number in told)
    keep_version(new, by, at)
    enter("notice begun", about=notice.about, by=by, at=at, of=withdrawn.about, accounts=told)
    live.tell(office_id=by.office_id, topic=withdrawn.about)
    return new.pk


def _write(notice: Statement, page: EditionPage, link: str, by: Actor, at: datetime) -> Edition:
    """Write the fixed words, in the language of what was withdrawn."""
    with translation.override(page.language):
        headline = _("We have withdrawn: %(headline)s") % {"headline": page.headline}
        text = _words(page.said_at, people.office(by.office_id).zone)
    return Edition.objects.create(
        office_id=by.office_id,
        statement=notice,
        number=1,
        theme=page.theme,
        language=page.language,
        headline=headline[:300],
        text="\n\n".join(part for part in (text, link) if part),
        saved_by=by.name,
        saved_at=at,
        moved_at=at,
    )


def _words(said_at: datetime | None, zone: str) -> str:
    if said_at is None:
        return _("We have withdrawn what we told you. Do not rely on it.")
    there = said_at.astimezone(ZoneInfo(zone))
    facts = {"day": date_format(there, _("j F Y")), "time": there.strftime("%H:%M")}
    words = _("We have withdrawn what we told you on %(day)s at %(time)s. Do not rely on it.")
    return words % facts
