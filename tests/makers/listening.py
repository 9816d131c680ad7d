"""An office that listens: a source of each kind, a watch, and what was said."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from clarion.kit.actor import Actor
from clarion.listening.actions import (
    Asked,
    Purpose,
    add_source,
    agree_to_source,
    agree_to_watch,
    begin_watch,
    take_file,
)
from clarion.listening.models import Mention, Watch
from tests.makers.people import NOW, an_actor, an_office

WHY = "To hear of leaks before people ring us."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ear:
    """An office with somebody who listens, somebody else who does, and a pile of files."""

    office_id: int
    chief: Actor
    other: Actor
    files_id: int

    @property
    def clockwork(self) -> Actor:
        """Clarion, acting for this office."""
        return Actor.clockwork(self.office_id)


def an_ear(*, slug: str = "", exercise: bool = False, at: datetime = NOW) -> Ear:
    """Open an office that listens to files."""
    office_id = an_office(slug=slug, exercise=exercise, at=at)
    chief, other = an_actor(office_id=office_id, at=at), an_actor(office_id=office_id, at=at)
    files_id = add_source(kind="file", title="Letters", address="letters", by=chief, at=at)
    return Ear(office_id=office_id, chief=chief, other=other, files_id=files_id)


def an_outlet(
    ear: Ear, address: str, *, kind: str = "feed", at: datetime = NOW, **said: object
) -> int:
    """Name a newsroom's feed or digest, to which the other one agrees."""
    source_id = add_source(
        kind=kind, title="Mail", address=address, evidence="The paper's own site leads to it.",
        by=ear.chief, at=at, **said,  # type: ignore[arg-type]  # each test names real fields
    )  # fmt: skip
    agree_to_source(source_id=source_id, by=ear.other, at=at)
    return source_id


def asked(source_id: int, *words: str, at: datetime = NOW, **changes: object) -> Asked:
    """Return a watch as somebody asks for it."""
    plain = Asked(
        title="Water at Mill Lane",
        purpose=Purpose.SERVICE,
        why=WHY,
        words=words or ("burst pipe", "no water"),
        places=(),
        accounts=(),
        sources=(source_id,),
        languages=(),
        until=at + timedelta(days=30),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # each test names real fields


def a_watch(ear: Ear, *words: str, at: datetime = NOW, **changes: object) -> int:
    """Begin a watch; where two people are needed, the other one agrees."""
    source_id = int(str(changes.pop("source_id", ear.files_id)))
    watch_id = begin_watch(asked=asked(source_id, *words, at=at, **changes), by=ear.chief, at=at)
    if needs_two(watch_id):
        agree_to_watch(watch_id=watch_id, by=ear.other, at=at)
    return watch_id


def needs_two(watch_id: int) -> bool:
    """Say whether a watch waits."""
    return bool(Watch.objects.get(pk=watch_id).state == "proposed")


def hears(ear: Ear, *texts: str, author: str = "", at: datetime = NOW) -> list[Mention]:
    """Let somebody have said these texts, each by another author unless one is named."""
    before = Mention.objects.of(ear.office_id).count()
    lines = [
        json.dumps({"text": text, "author": author or f"{at:%d%H%M%S}-{before}-{place}"})
        for place, text in enumerate(texts)
    ]
    known = set(Mention.objects.of(ear.office_id).values_list("pk", flat=True))
    take_file(source_id=ear.files_id, content="\n".join(lines).encode(), by=ear.chief, at=at)
    return list(Mention.objects.of(ear.office_id).exclude(pk__in=known).order_by("pk"))
