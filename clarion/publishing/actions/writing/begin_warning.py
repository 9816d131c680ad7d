"""Begin to warn people that an account is not in our hands; somebody reads it, and sends it on."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_reference
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.publishing.models import Edition, Rendition, Statement, Version

_THEME = "safety"


@transaction.atomic
def begin_warning(*, takeover_id: int, account_id: int, by: Actor, at: datetime) -> None:
    """Begin a draft for every other account that carries such a thing; a second time nothing.

    Nobody has written it, so everybody may sign it who has no other hand in it.
    """
    by.must(Power.MOVE_POST)
    taken = postroom.takeover_now(office_id=by.office_id, account_id=account_id)
    if taken is None or taken.id != takeover_id:
        return  # it is ours again
    statement, is_new = Statement.objects.get_or_create(
        takeover_id=takeover_id,
        defaults={
            "office_id": by.office_id,
            "code": new_reference(),
            "made_by": by.name,
            "made_at": at,
        },
    )
    if not is_new:
        return
    edition = _write(statement, account_id, at)
    Rendition.objects.bulk_create(
        Rendition(edition=edition, account_id=one.id)
        for one in postroom.publishing_accounts(office_id=by.office_id)
        if one.id != account_id and one.permit.carries(_THEME)
    )
    enter("warning begun", about=statement.about, by=by, at=at, takeover=takeover_id)
    live.tell(office_id=by.office_id, topic=statement.about)


def _write(statement: Statement, account_id: int, at: datetime) -> Edition:
    """Write the fixed words in the office's first language."""
    language = people.office(statement.office_id).languages[0]
    account = postroom.account_now(office_id=statement.office_id, account_id=account_id)
    facts = {"address": account.address, "network": account.title}
    with translation.override(language):
        headline = _("Our account %(address)s on %(network)s is not in our hands") % facts
        text = _(
            "Do not trust what it says, do not follow its links, and do not write to it. "
            "Here you read what is from us. We say here when the account is ours again."
        )
    edition = Edition.objects.create(
        office_id=statement.office_id,
        statement=statement,
        number=1,
        theme=_THEME,
        language=language,
        headline=headline[:300],
        text=text,
        version=1,
        saved_by=statement.made_by,
        saved_at=at,
        moved_at=at,
    )
    Version.objects.create(
        edition=edition,
        number=1,
        headline=edition.headline,
        text=text,
        by=statement.made_by,
        saved_at=at,
    )
    return edition
