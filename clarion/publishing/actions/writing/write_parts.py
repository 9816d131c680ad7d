"""Put a message together from its parts: the main words, and those of every account and channel."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.publishing.actions.saying.locking import lock_standing
from clarion.publishing.actions.writing.revise import revise
from clarion.publishing.models import Edition
from clarion.publishing.rules.parts import WEB, Fitted, Parts, fit, of_account
from clarion.publishing.rules.saying.marks import CORRECTION, EXERCISE
from clarion.publishing.rules.saying.translated import Translated
from clarion.publishing.rules.wording import Wording


class NothingHappened(Refusal):
    """Say what happened: nothing can be put together without it."""


@transaction.atomic
def write_parts(
    *,
    edition_id: int,
    seen_version: int,
    parts: Parts,
    handed: frozenset[tuple[str, str]],
    theme: str = "",
    by: Actor,
    at: datetime,
) -> int:
    """Save the parts and everything that comes from them as a new version; return its number.

    Words that somebody wrote for one account or channel are written anew; the version before keeps
    them. An account with too little room for what is needed gets the headline and the link.
    Without a `theme` it keeps its own.
    Raises `NothingHappened` and whatever `revise` does.
    """
    by.must(Power.PUBLISH)
    if not parts.spoken.what.strip():
        raise NothingHappened
    edition = lock_standing(edition_id, by)
    main = fit(parts, WEB, language=edition.language)
    accounts = dict(edition.renditions.filter(place=0).values_list("account_id", "language"))
    wording = Wording(
        headline=main.subject if isinstance(main, Fitted) else "",
        text=main.text,
        language=edition.language,
        theme=theme or edition.theme,
        campaign_id=edition.campaign_id,
        account_ids=tuple(accounts),
        own_texts=_for_accounts(edition, parts, accounts),
        parts=parts,
        handed=dict.fromkeys(sorted(handed), ""),
        translations={**edition.translated, **_for_languages(edition, parts, by)},
        account_languages=accounts,
        due_at=edition.due_at,
        late_minutes=edition.late_minutes,
        mistake=edition.mistake,
        removes_old_words=edition.removes_old_words,
    )
    return revise(edition_id=edition_id, seen_version=seen_version, wording=wording, by=by, at=at)


def _for_accounts(edition: Edition, parts: Parts, accounts: Mapping[int, str]) -> dict[int, str]:
    """Return the words for each account but our own page, which has the main ones.

    An account that speaks a language into which nobody has translated the parts gets the headline
    and the link in that language.
    """
    marks = (EXERCISE,) if people.office(edition.office_id).exercise else ()
    marks = (*marks, CORRECTION) if edition.corrects_id is not None else marks
    found: dict[int, str] = {}
    for one in postroom.publishing_accounts(office_id=edition.office_id):
        if one.id not in accounts or one.capabilities.house:
            continue
        language = accounts[one.id] or edition.language
        spoken = _spoken(edition, parts, language)
        if spoken is None:
            continue
        room = one.capabilities
        if room.caption_limit is not None:
            room = room.beside(sum(not each.is_film for each in edition.captions))
        fitted = fit(spoken, of_account(room), language=language, marks=marks)
        if isinstance(fitted, Fitted):
            found[one.id] = fitted.bare
    return found


def _for_languages(edition: Edition, parts: Parts, by: Actor) -> dict[str, Translated]:
    """Return the words in each language into which somebody has translated what happened."""
    found: dict[str, Translated] = {}
    ours = set(people.office(edition.office_id).languages) - {edition.language}
    for code in parts.translations:
        spoken = _spoken(edition, parts, code) if code in ours else None
        if spoken is None:
            continue
        fitted = fit(spoken, WEB, language=code)
        known = edition.translated.get(code, Translated())
        found[code] = replace(
            known,
            headline=fitted.subject if isinstance(fitted, Fitted) else known.headline,
            text=fitted.text,
            translator=known.translator or by.name,
        )
    return found


def _spoken(edition: Edition, parts: Parts, language: str) -> Parts | None:
    """Return the parts in a language; None where nobody has translated what happened."""
    if language == edition.language:
        return parts
    theirs = parts.translations.get(language)
    return parts.translated(language) if theirs and theirs.what else None
