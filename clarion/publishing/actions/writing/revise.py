"""Save a draft: its words, where it goes, and when; nobody's words are lost by it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.moments import instant, wall
from clarion.kit.refusals import NotFound
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.queries import THEMES
from clarion.publishing.actions.saying.locking import lock_standing
from clarion.publishing.actions.writing.timing import keep_version
from clarion.publishing.models import Campaign, Edition, Handover, Rendition, Translation
from clarion.publishing.rules.parts import HANDED, kept
from clarion.publishing.rules.refusals import CannotPublish, NotADraft, SomebodySaved
from clarion.publishing.rules.windows import Came, Window, came
from clarion.publishing.rules.wording import LATE_MINUTES_MAX, Wording


@transaction.atomic
def revise(
    *,
    edition_id: int,
    seen_version: int,
    wording: Wording,
    window: Window | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Save it and return its version.

    `seen_version` is the one that the writer began from; raises `SomebodySaved` if there is a
    newer one that is not from the same `window`, or if somebody presses a button behind newer
    words of a window that bears the same name; `NotADraft`, `CannotPublish`. What a window saves
    by itself is one version, and one entry in the ledger, for as long as somebody writes on.
    """
    by.must(Power.PUBLISH)
    edition = lock_standing(edition_id, by)
    if edition.state != "draft":
        raise NotADraft
    if _is_late(edition, seen_version, window):
        return int(edition.version)
    _refuse_wrong(edition, wording, by)
    office = people.office(by.office_id)
    _refuse_languages(edition, wording, office.languages)
    _write(edition, wording, office.zone)
    _choose(edition, wording, by)
    _illustrate(edition, wording)
    _hand(edition, wording)
    _translate(edition, wording, by)
    begun = keep_version(
        edition, by, at, own_texts=wording.own_texts, comments=wording.comments, window=window
    )
    about = edition.statement.about
    if begun or (window and not window.by_itself):
        enter(
            "edition saved",
            about=about,
            by=by,
            at=at,
            edition=edition.pk,
            version=edition.version,
            accounts=sorted(wording.account_ids),
            theme=edition.theme,
            due=edition.due_wall,
        )
    live.tell(office_id=by.office_id, topic=about)
    return int(edition.version)


def _is_late(edition: Edition, seen_version: int, window: Window | None) -> bool:
    """Say whether the window itself has saved newer words; raises `SomebodySaved`."""
    match came(window, seen_version=seen_version, version=edition.version, mark=edition.saved_from):
        case Came.BESIDE:
            raise SomebodySaved(name=edition.saved_by)
        case Came.LATE if window is None or not window.by_itself:
            raise SomebodySaved(name=edition.saved_by)
        case Came.LATE:
            return True
    return False


def _refuse_wrong(edition: Edition, wording: Wording, by: Actor) -> None:
    if wording.theme not in THEMES or not 0 < wording.late_minutes <= LATE_MINUTES_MAX:
        raise NotFound
    if any(medium not in HANDED for medium, _language in wording.handed or ()):
        raise NotFound
    if wording.campaign_id not in {None, edition.campaign_id}:
        open_ones = Campaign.objects.of(by.office_id).filter(ended_at=None)
        open_ones.get_or_refuse(pk=wording.campaign_id)


def _refuse_languages(edition: Edition, wording: Wording, languages: tuple[str, ...]) -> None:
    """Raise `NotFound` for a language in which the office does not speak."""
    spoken = (wording.account_languages or {}).values()
    asked = {*(wording.translations or ()), *spoken} - {""}
    known = {*languages, edition.language, wording.language}
    if not asked - known <= edition.translated.keys():
        raise NotFound


def _write(edition: Edition, wording: Wording, zone: str) -> None:
    _time(edition, wording, zone)
    edition.headline, edition.text = wording.headline, wording.text
    edition.language, edition.late_minutes = wording.language, wording.late_minutes
    edition.mistake = wording.mistake if edition.corrects_id else ""
    edition.removes_old_words = wording.removes_old_words and edition.corrects_id is not None
    edition.theme, edition.campaign_id = wording.theme, wording.campaign_id
    edition.parts = kept(wording.parts) if wording.parts else edition.parts


def _time(edition: Edition, wording: Wording, zone: str) -> None:
    """Write the time; whoever chooses another one gives the slot back."""
    before = edition.due_at
    due_at = wording.due_at.replace(second=0, microsecond=0) if wording.due_at else None
    edition.due_wall = wall(due_at, zone) if due_at else ""
    edition.due_at = instant(edition.due_wall, zone) if due_at else None
    edition.due_zone = zone if due_at else ""
    if edition.due_at != before:
        edition.slot_id = None


def _choose(edition: Edition, wording: Wording, by: Actor) -> None:
    """Keep a rendition for each account that was chosen, and none for the others."""
    may = {one.id for one in postroom.publishing_accounts(office_id=by.office_id)}
    if not may.issuperset(wording.account_ids):
        raise CannotPublish
    chosen = Rendition.objects.filter(edition=edition)
    chosen.exclude(account_id__in=wording.account_ids).delete()
    for account_id in wording.account_ids:
        wanted = wording.chosen(account_id)
        saved: dict[str, Any] = {"own_text": wanted.own_text}
        if wording.account_languages is not None:
            saved["language"] = "" if wanted.language == wording.language else wanted.language
        if wording.threads is not None:
            saved["as_thread"] = wanted.as_thread
        if wording.comments is not None:
            saved["comment"] = wanted.comment
        chosen.update_or_create(edition=edition, account_id=account_id, place=0, defaults=saved)


def _illustrate(edition: Edition, wording: Wording) -> None:
    """Save what stands for each picture, and leave out those that are not wanted."""
    for row in edition.illustrations.all():
        if row.picture_id in wording.dropped_pictures:
            row.delete()
        elif row.picture_id in wording.alts:
            row.alt = wording.alts[row.picture_id]
            row.caption = wording.captions.get(row.picture_id, row.caption)
            row.credit = wording.credits.get(row.picture_id, row.credit)
            row.save(update_fields=["alt", "caption", "credit"])


def _hand(edition: Edition, wording: Wording) -> None:
    """Keep a handover for each medium and language that was chosen, and none for the others."""
    if wording.handed is None:
        return
    for row in edition.handovers.all():
        if (row.medium, row.language) not in wording.handed:
            row.delete()
    for (medium, language), own_text in wording.handed.items():
        Handover.objects.update_or_create(
            edition=edition, medium=medium, language=language, defaults={"own_text": own_text}
        )


def _translate(edition: Edition, wording: Wording, by: Actor) -> None:
    """Keep the words in each other language; who wrote them translated them, if nobody else did."""
    if wording.translations is None:
        return
    said = {
        code: one
        for code, one in wording.translations.items()
        if one.whole and code != wording.language
    }
    edition.translations.exclude(language__in=said).delete()
    for code, one in said.items():
        Translation.objects.update_or_create(
            edition=edition,
            language=code,
            defaults={
                "headline": one.headline,
                "text": one.text,
                "mistake": one.mistake if edition.corrects_id else "",
                "translator": one.translator or by.name[:200],
            },
        )
