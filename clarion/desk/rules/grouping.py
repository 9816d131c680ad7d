"""Which messages belong to one case."""

import hashlib

from clarion.channels.contract import Edge

# Some networks name a thread in a thousand characters; such a name is shortened, never cut.
_THREAD_MAX = 500


def case_key(*, account_id: int, thread_id: str, edge: Edge, correspondent_id: int) -> str:
    """Return a name that all messages of one case share.

    In private a thread is one conversation, whoever of a family writes. In public many people
    answer the same post, and each of them is somebody of their own.
    """
    who = f":{correspondent_id}" if edge is Edge.PUBLIC else ""
    long = len(thread_id) > _THREAD_MAX
    thread = hashlib.sha256(thread_id.encode()).hexdigest() if long else thread_id
    return f"{account_id}:{edge.value}{who}:{thread}"
