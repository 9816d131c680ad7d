"""Write down who did what, in the transaction in which it was done."""

from datetime import datetime
from typing import Any

from clarion.kit.actor import Actor
from clarion.ledger.actions.enter_all import enter_all


def enter(deed: str, *, about: str, by: Actor, at: datetime, **facts: Any) -> None:
    """Enter one deed, e.g. `enter("case assigned", about="case:42", to=7, by=by, at=at)`.

    `facts` are plain JSON values: ids, states and digests rather than anybody's words.
    """
    enter_all(deed, each={about: facts}, by=by, at=at)
