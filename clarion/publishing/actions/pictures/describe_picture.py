"""Say what a picture shows, who can be recognised in it, where it is from, and until when."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.actions.pictures.halting import lock_shown
from clarion.publishing.actions.pictures.lasting import lasts
from clarion.publishing.actions.pictures.narrowing import narrow
from clarion.publishing.models import Illustration, Picture
from clarion.publishing.rules.pictures.consent import NeedsReason, People
from clarion.publishing.rules.refusals import SomebodySaved


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Everything that is written down about a picture, but for consent."""

    name: str
    alts: dict[str, str]  # by language
    caption: str = ""
    credit: str = ""
    source: str = ""
    taken_on: date | None = None
    taken_by: str = ""
    place: str = ""
    people: People = People.UNKNOWN
    people_why: str = ""
    expires_on: date | None = None


@transaction.atomic
def describe_picture(
    *, picture_id: int, seen_version: int, about: About, by: Actor, at: datetime
) -> None:
    """Write it down. What is on its way and would leave after its last day is stopped.

    Raises `SomebodySaved`, `NeedsReason`, `PlansChanged`.
    """
    by.must(Power.PUBLISH)
    if about.people is People.NOT_NEEDED and not about.people_why.strip():
        raise NeedsReason
    picture, editions = lock_shown(picture_id, by)
    if picture.version != seen_version:
        raise SomebodySaved(name=picture.saved_by)
    could, called = picture.rights(), picture.name
    _sign_for(picture, about, by.person)
    changed = _write(picture, about)
    if "name" in changed:
        _stays_signed(picture, called)
    picture.version, picture.saved_by = picture.version + 1, by.name
    names = [one.name for one in fields(About)]
    picture.save(update_fields=[*names, "writers", "version", "saved_by"])
    enter("picture described", about=picture.about, by=by, at=at, changed=changed)
    lasts(picture, narrow(picture, could, editions, by, at), by, at)


def _sign_for(picture: Picture, about: About, person_id: int) -> None:
    """Note who had a hand in each of the words that will be signed with a statement.

    Whoever corrects a comma has one as well, and takes it from nobody: it ends with the words.
    """
    old = {**_alts(picture.alts), "caption": picture.caption, "credit": picture.credit}
    new = {**_alts(about.alts), "caption": about.caption, "credit": about.credit}
    writers = {name: set(picture.writers_of(name)) for name, words in new.items() if words}
    for name, people in writers.items():
        if new[name] != old.get(name):
            people.add(person_id)
    picture.writers = {name: sorted(people) for name, people in writers.items() if people}


def _alts(alts: dict[str, str]) -> dict[str, str]:
    return {f"alt:{language}": words for language, words in alts.items()}


def _stays_signed(picture: Picture, called: str) -> None:
    """Where it stands under the name that it had, it keeps it: that name may be signed."""
    Illustration.objects.filter(picture=picture, name="").update(name=called)


def _write(picture: Picture, about: About) -> list[str]:
    """Return the names of what changed."""
    changed = []
    for one in fields(About):
        new = getattr(about, one.name)
        new = new.value if isinstance(new, People) else new
        if getattr(picture, one.name) != new:
            setattr(picture, one.name, new)
            changed.append(one.name)
    return changed
