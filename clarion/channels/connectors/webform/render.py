"""Says on whose reply page an answer is shown, and what the answer is called there."""

import hashlib

from clarion.channels.connectors.webform.failures import nobody_reads_it
from clarion.channels.contract import Outgoing


def reference_of(outgoing: Outgoing) -> str:
    """Return the reference of the conversation; raises `Permanent` where there is none."""
    target = outgoing.target
    reference = (target.thread_id or target.remote_id.partition("/")[0]) if target else ""
    if not reference:
        raise nobody_reads_it()
    return reference


def remote_id_of(outgoing: Outgoing) -> str:
    """Return the one name of an answer: its conversation and its dispatch, in every attempt."""
    key = hashlib.sha256(outgoing.key.encode()).hexdigest()[:32]
    return f"{reference_of(outgoing)}/answer-{key}"
