"""A live office with its own page, statements with words for sharing, and an advocate's link."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clarion.kit.actor import Actor
from clarion.people.rules.presets import FIRST_ADMINISTRATOR
from clarion.publishing.actions import invite_advocate, take_part
from clarion.publishing.models import Handover
from tests.makers.desk import Office
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.publishing import an_own_page, signed, submitted

SHORT, LONG, FACTS = ("share-short", "en"), ("share-long", "en"), ("share-facts", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Town(Office):
    """A live office that says things on its own page alone, and whoever signs them."""

    signer: Actor

    @property
    def page_id(self) -> int:
        """Our own page."""
        return self.account_id

    @property
    def accounts(self) -> tuple[int, ...]:
        """Our own page alone."""
        return (self.account_id,)


def a_town(*, at: datetime = NOW) -> Town:
    """Open a live office that can publish."""
    office_id = an_office(at=at)
    chief = an_actor(office_id=office_id, at=at)
    return Town(
        office_id=office_id,
        account_id=an_own_page(chief, at=at),
        chief=chief,
        signer=an_actor(office_id=office_id, role=FIRST_ADMINISTRATOR, at=at),
    )


def for_sharing(town: Any, *, at: datetime = NOW, **changed: Any) -> int:
    """Write a statement with words for sharing and let it be signed; return its edition."""
    said = {"handed": {SHORT: "", FACTS: ""}} | changed
    edition_id = submitted(town, at=at, **said)
    signed(town, edition_id, at=at)
    return edition_id


def handover_id(edition_id: int, medium: str = "share-short") -> int:
    """Return the number of one text for sharing."""
    return Handover.objects.get(edition_id=edition_id, medium=medium).pk


def an_advocate_link(town: Any, *, joined: bool = True, at: datetime = NOW, **changed: Any) -> str:
    """Ask somebody, let them say yes, and return the secret of their link."""
    said = {"name": "Ida Hart", "kind": "colleague", "language": "en"} | changed
    secret = invite_advocate(**said, by=town.chief, at=at)
    if joined:
        take_part(secret=secret, at=at)
    return secret
