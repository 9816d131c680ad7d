"""An office with a page of its own and a counter, and what people bring there."""

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.postroom import queries
from clarion.postroom.actions import (
    Filled,
    Receipt,
    Words,
    connect_account,
    sort_arrivals,
    take_letter,
)


def a_letterbox(*, by: Actor) -> int:
    """Open the office's own page."""
    return _connect("webform", by)


def a_counter(*, by: Actor) -> int:
    """Open the office's counter."""
    return _connect("paper", by)


def a_letter_from_somebody(
    office_id: int, text: str = "The lamp in Mill Lane is broken.", *, caller: str = "192.0.2.7"
) -> Receipt:
    """Let somebody write on the page, and sort it."""
    filled = Filled(
        trap="",
        stamp=queries.page_stamp(page="wick", at=clock.now()),
        page="wick",
        caller=caller,
    )
    receipt = take_letter(
        office_id=office_id, words=Words(text=text), enclosed=[], filled=filled, at=clock.now()
    )
    sort_all(office_id)
    return receipt


def sort_all(office_id: int) -> None:
    """Sort everything that has come in."""
    while sort_arrivals(by=Actor.clockwork(office_id), at=clock.now()):
        pass


def _connect(network: str, by: Actor) -> int:
    return connect_account(network=network, address="wick", answers={}, by=by, at=clock.now())
