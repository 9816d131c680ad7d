"""A new edition has the same words as the one before, until somebody changes them."""

from datetime import datetime

from clarion.kit.actor import Actor
from clarion.postroom import queries as postroom
from clarion.publishing.models import Edition, Handover, Illustration, Rendition, Translation
from clarion.publishing.queries.saying.standing import said_before
from clarion.publishing.rules.saying.correction import Way


def copy(
    old: Edition,
    corrects: Edition | None,
    by: Actor,
    at: datetime,
    *,
    keeps_slot: bool = True,
) -> Edition:
    """Return a draft with the words in each language, accounts, pictures and, if it is still to
    come, the time. A correction goes to every account on which older words stand as well.
    """
    last = Edition.objects.filter(statement_id=old.statement_id).order_by("-number").first()
    keeps_time = corrects is None and old.due_at is not None and old.due_at > at
    # The same correction once more, for those whom it has left out, says the same.
    goes_on = corrects is None or old.renditions.filter(way=Way.LATER.value).exists()
    new = Edition.objects.create(
        office_id=old.office_id,
        statement_id=old.statement_id,
        number=(last.number if last else 0) + 1,
        headline=old.headline,
        text=old.text,
        language=old.language,
        theme=old.theme,
        parts=old.parts,
        campaign_id=old.campaign_id,
        due_at=old.due_at if keeps_time else None,
        due_wall=old.due_wall if keeps_time else "",
        due_zone=old.due_zone if keeps_time else "",
        slot_id=old.slot_id if keeps_time and keeps_slot else None,
        late_minutes=old.late_minutes,
        authors=sorted({*old.authors, by.person}),
        mistake=old.mistake if goes_on else "",
        removes_old_words=old.removes_old_words and goes_on,
        corrects=corrects or old.corrects,
        saved_by=by.name,
        saved_at=at,
        moved_at=at,
    )
    _copy_rest(old, new, goes_on=goes_on)
    if corrects is not None:
        _reach_others(new)
    return new


def _copy_rest(old: Edition, new: Edition, *, goes_on: bool) -> None:
    """Copy what belongs to it: accounts, pictures, other languages, what others say for us."""
    Rendition.objects.bulk_create(
        Rendition(
            edition=new,
            account_id=row.account_id,
            own_text=row.own_text,
            as_thread=row.as_thread,
            comment=row.comment,
            language=row.language,
        )
        for row in old.renditions.filter(place=0)
    )
    Illustration.objects.bulk_create(
        Illustration(
            edition=new,
            picture_id=row.picture_id,
            place=row.place,
            name=row.name,
            alt=row.alt,
            caption=row.caption,
            credit=row.credit,
        )
        for row in old.illustrations.filter(picture__off_at=None)
    )
    Handover.objects.bulk_create(
        Handover(edition=new, medium=row.medium, language=row.language, own_text=row.own_text)
        for row in old.handovers.all()
    )
    Translation.objects.bulk_create(
        Translation(
            edition=new,
            language=row.language,
            headline=row.headline,
            text=row.text,
            mistake=row.mistake if goes_on else "",
            translator=row.translator,
        )
        for row in old.translations.order_by("id")
    )


def _reach_others(new: Edition) -> None:
    """Add the accounts that a correction before this one has left out: what stands there is old.

    What somebody wrote for them alone is older than the words, and does not come along.
    """
    there = set(new.renditions.values_list("account_id", flat=True))
    stands = {number for number, one in said_before(new).items() if one.may_stand} - there
    if not stands:
        return
    ours = {one.id for one in postroom.publishing_accounts(office_id=new.office_id)}
    Rendition.objects.bulk_create(
        Rendition(edition=new, account_id=number) for number in sorted(stands & ours)
    )
