"""Which messages belong to one case."""

from clarion.channels.contract import Edge


def case_key(*, account_id: int, thread_id: str, edge: Edge, correspondent_id: int) -> str:
    """Return a name that all messages of one case share.

    In private a thread is one conversation, whoever of a family writes. In public many people
    answer the same post, and each of them is somebody of their own.
    """
    who = f":{correspondent_id}" if edge is Edge.PUBLIC else ""
    return f"{account_id}:{edge.value}{who}:{thread_id}"
