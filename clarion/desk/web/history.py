"""What was done to a case, from the ledger's words into those of the reader."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clarion.desk.web.labels import EDGES, GRADES, OUTCOMES

# The ledger keeps the deed as it was entered; here it is said as a colleague would say it.
DEEDS = {
    "case opened": gettext_lazy("The case was opened"),
    "risk noticed": gettext_lazy("A risk was noticed"),
    "case assigned": gettext_lazy("Assigned"),
    "case released": gettext_lazy("Put back into the queue"),
    "case assessed": gettext_lazy("Assessed"),
    "enquiry noted": gettext_lazy("Noted as an enquiry of the media"),
    "no enquiry of the media": gettext_lazy("Found to be no enquiry of the media"),
    "case tagged": gettext_lazy("Tagged"),
    "subject said": gettext_lazy("Said what it is about"),
    "subject taken back": gettext_lazy("Took back what it is about"),
    "case waits": gettext_lazy("Waits"),
    "case answered": gettext_lazy("The answer has arrived"),
    "case resolved": gettext_lazy("Resolved"),
    "case reopened": gettext_lazy("Reopened"),
    "machine asked": gettext_lazy("The language model was asked"),
    "machine wrote": gettext_lazy("The language model wrote words"),
    "case closed": gettext_lazy("Closed"),
    "joined a matter": gettext_lazy("Joined a matter"),
    "put into a matter": gettext_lazy("Put into a matter"),
    "moved out of a matter": gettext_lazy("Moved out of a matter"),
    "matter named": gettext_lazy("Called otherwise"),
    "matter split": gettext_lazy("Split"),
    "matters merged": gettext_lazy("Merged"),
    "matter undone": gettext_lazy("Undone"),
    "matter answered": gettext_lazy("The first of them has our answer"),
    "matter resolved": gettext_lazy("Resolved"),
    "telling spared": gettext_lazy("Decided that nobody more is told"),
    "matter reopened": gettext_lazy("Opened again"),
    "matter closed": gettext_lazy("Closed"),
    "answer to all given": gettext_lazy("One answer to all was written"),
    "answer to all has left": gettext_lazy("Every copy has left"),
    "answer to all stopped": gettext_lazy("The answer to all was stopped"),
    "answer to all returned": gettext_lazy("The answer to all was returned unsigned"),
    "promise made": gettext_lazy("Promised"),
    "promise kept": gettext_lazy("The promise was kept"),
    "promise reopened": gettext_lazy("The promise was not kept after all"),
    "promise moved": gettext_lazy("The promise was moved"),
    "promise broken": gettext_lazy("The promise was broken"),
    "note added": gettext_lazy("Note added"),
    "task added": gettext_lazy("Task added"),
    "task done": gettext_lazy("Task done"),
    "task reopened": gettext_lazy("Task not done after all"),
    "turn taken over": gettext_lazy("Took over the writing"),
    "answer given": gettext_lazy("Answer written"),
    "answered by hand": gettext_lazy("Answered by hand"),
    "answer withdrawn": gettext_lazy("Answer taken back"),
    "answer not received": gettext_lazy("The answer did not arrive"),
    "signature asked": gettext_lazy("A signature was asked for"),
    "signed": gettext_lazy("Signed"),
    "signature returned": gettext_lazy("Returned unsigned"),
    "request withdrawn": gettext_lazy("No signature is needed any more"),
    "warrant granted": gettext_lazy("Covered by a standing word"),
    "dispatch queued": gettext_lazy("Put at the door"),
    "dispatch sending": gettext_lazy("Handed over"),
    "dispatch processing": gettext_lazy("The network is working on it"),
    "dispatch sent": gettext_lazy("Sent"),
    "dispatch failed": gettext_lazy("Not sent: it failed"),
    "dispatch missed": gettext_lazy("Not sent: too late"),
    "dispatch expired": gettext_lazy("Not sent: its time was over"),
    "dispatch cancelled": gettext_lazy("Not sent: taken back"),
    "dispatch unknown": gettext_lazy("Nobody knows whether it was sent"),
    "dispatch absent": gettext_lazy("Looked up: it is not on the network"),
    "dispatch bounced": gettext_lazy("It came back"),
    "dispatch released": gettext_lazy("Looked at again after a hold"),
    "person asked": gettext_lazy("A person was asked to look"),
    "unknown settled": gettext_lazy("A person has looked"),
    "message edited by its author": gettext_lazy("The author edited a message"),
    "message deleted by its author": gettext_lazy("The author deleted a message"),
}


def deed_words(deed: str) -> str:
    """Return what was done; a deed that has no words here is shown as it was entered."""
    return str(DEEDS.get(deed, deed))


def detail_words(facts: Mapping[str, Any], names: Mapping[int, str]) -> str:
    """Return what more there is to say: to whom, why, how it ended; `names` are the colleagues'."""
    said = (how(facts[fact], names) for fact, how in _DETAILS.items() if facts.get(fact))
    return "; ".join(words for words in said if words)


def _as_it_is(said: Any, names: Mapping[int, str]) -> str:
    return str(said)


def _name(said: Any, names: Mapping[int, str]) -> str:
    return names.get(said, "")


def _from(said: Any, names: Mapping[int, str]) -> str:
    name = names.get(said, "") if isinstance(said, int) else ""
    return _("from {name}").format(name=name) if name else ""


# In the order in which they are said.
_DETAILS: dict[str, Callable[[Any, Mapping[int, str]], str]] = {
    "to": _name,
    "was": _from,
    "risk": lambda said, _names: str(GRADES.get(said, said)),
    "edge": lambda said, _names: str(EDGES.get(said, said)),
    "outcome": lambda said, _names: str(OUTCOMES.get(said, said)),
    "whom": _as_it_is,
    "tags": lambda said, _names: ", ".join(f"#{tag}" for tag in said),
    "finding": _as_it_is,
    "subject": _as_it_is,
    "due": _as_it_is,
    "why": _as_it_is,
    "how": _as_it_is,
    "title": _as_it_is,
}
