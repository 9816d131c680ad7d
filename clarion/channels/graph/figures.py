"""How far what we said has gone, as Meta tells it: of one post after the other."""

from collections.abc import Callable

from clarion.channels.contract import Failure, Figures, Permanent, Reason
from clarion.channels.fields import Fields

# These may be said of one post alone. All else is said of the account, or of the moment.
_OF_ONE = frozenset({Reason.TARGET_GONE, Reason.REJECTED, Reason.PERMISSION_LOST})


def of_each(remote_ids: tuple[str, ...], ask: Callable[[str], Figures]) -> dict[str, Figures]:
    """Ask about each; one that is refused by itself does not cost the others their figures.

    What is refused to all of them is no matter of one post, so it is raised. Only what Meta calls
    missing is passed over in silence: it may be gone, and it may be there for others.
    """
    found: dict[str, Figures] = {}
    refused: Failure | None = None
    for name in dict.fromkeys(remote_ids):
        try:
            found[name] = ask(name)
        except Permanent as failure:
            if not may_be_of_one(failure):
                raise
            if failure.reason is not Reason.TARGET_GONE:
                refused = failure
    if refused and not found:
        raise refused
    return {name: told for name, told in found.items() if told != Figures()}


def may_be_of_one(failure: Failure) -> bool:
    """Whether it can have been refused for what one post is, and not for who we are."""
    return failure.reason in _OF_ONE


def insights(said: Fields) -> dict[str, int]:
    """Read counters by their names; of what Meta leaves out nothing is known."""
    counters = {one.needed("name"): one.each("values") for one in said.each("data")}
    counts = {name: values[0].count("value") for name, values in counters.items() if values}
    return {name: count for name, count in counts.items() if count is not None}
