"""Tell the open screens that something about a promise has changed."""

from clarion.desk.models import Promise
from clarion.kit import live


def tell_of_promise_on_screens(promise: Promise) -> None:
    """Tell the page that it is about, the ledger of promises, and the wall."""
    live.tell(office_id=promise.office_id, topic=promise.about)
    live.tell(office_id=promise.office_id, topic="promises")
