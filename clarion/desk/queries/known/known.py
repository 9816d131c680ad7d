"""What we know of what somebody wrote, as the page of their case offers it."""

from dataclasses import dataclass
from datetime import datetime

from clarion.desk.queries.case import CasePage
from clarion.desk.queries.known.shelf import Shelf, encoder, shelf
from clarion.desk.rules.known import MESSAGES_MAX, Known, Offer, Way, offers

# So many of what is found are looked at: some may be theirs, or the same words.
_FOUND_MAX = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferNow:
    """Something that we know; `words` are what is put into a reply, with its gaps filled."""

    offer: Offer
    words: str

    @property
    def known(self) -> Known:
        """Where it stands."""
        return self.offer.known

    @property
    def has_gaps(self) -> bool:
        """Whether something in it was blacked out, that must not be sent so."""
        return "█" in self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNow:
    """What is known of what somebody wrote, or nothing.

    `by_words`: meaning was not compared. `unread`: not everything has been looked at yet.
    """

    offers: tuple[OfferNow, ...]
    by_words: bool
    unread: bool


def what_is_known(*, office_id: int, page: CasePage, at: datetime) -> KnownNow | None:
    """Return what to offer whoever answers this case; None where nobody waits for words."""
    texts = _texts(page)
    if not texts or page.over:
        return None
    kept = shelf(office_id=office_id, at=at)
    return KnownNow(
        offers=tuple(_now(one, page) for one in _offers(kept, page, texts)),
        by_words=encoder() is None,
        unread=kept.unread,
    )


def _offers(kept: Shelf, page: CasePage, texts: list[str]) -> list[Offer]:
    matter = page.many.matter
    theirs = {f"case:{page.id}", f"matter:{matter.id}" if matter else ""}
    return offers(
        kept.match(texts, limit=_FOUND_MAX),
        kept.known,
        is_theirs=lambda one: one.about in theirs,
    )


def _texts(page: CasePage) -> list[str]:
    """Return what they wrote since we answered last; else the last that they wrote."""
    texts: list[str] = []
    for line in page.lines[::-1]:
        answer, message = line.answer, line.message
        if answer and texts and not (answer.withdrawn_at or answer.returned_why):
            break
        if message and not message.ours and not message.deleted_at and message.text.strip():
            texts.append(message.text)
    return texts[:MESSAGES_MAX]


def _now(offer: Offer, page: CasePage) -> OfferNow:
    words = offer.known.text
    if offer.known.way is Way.AGREED:
        ready = {f"snippet:{one.id}": one.text for one in page.ready_words}
        words = ready.get(offer.known.about, words)
    return OfferNow(offer=offer, words=words)
