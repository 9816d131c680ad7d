"""What an answer must be before it is put at the door."""

from collections.abc import Sequence
from dataclasses import dataclass

from clarion.channels.contract import Capabilities, Edge, length
from clarion.desk.rules.repeated import repeated
from clarion.kit.refusals import Refusal


class Empty(Refusal):
    """There is nothing written yet."""


class TooLong(Refusal):
    """{network} takes {limit}; this has {length}."""


class WrongEdge(Refusal):
    """{network} cannot answer {edge}ly here."""


class ConfirmPublic(Refusal):
    """This person wrote in private. Your answer would be read by everybody: confirm it first."""


class ConfirmPersonal(Refusal):
    """Your public answer tells something about a person: {words}. Confirm it, or take it out."""


class ByHand(Refusal):
    """{network} cannot send. Answer by hand, then write down here what you said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """An answer that somebody wants to give."""

    text: str
    edge: Edge
    message_edge: Edge  # of the message that it answers
    public_confirmed: bool
    theirs: Sequence[str] = ()  # what they wrote to us
    personal_confirmed: bool = False


def refuse_unsendable(proposed: Proposed, capabilities: Capabilities) -> None:
    """Let it pass or say why not; raises one of the refusals above."""
    if not proposed.text.strip():
        raise Empty
    if not capabilities.sends:
        raise ByHand(network=capabilities.title)
    if proposed.edge not in capabilities.edges:
        raise WrongEdge(network=capabilities.title, edge=proposed.edge.value)
    private_to_public = proposed.message_edge is Edge.PRIVATE and proposed.edge is Edge.PUBLIC
    if private_to_public and not proposed.public_confirmed:
        raise ConfirmPublic
    if proposed.edge is Edge.PUBLIC and not proposed.personal_confirmed:
        told = repeated(proposed.text, proposed.theirs)
        if told:
            raise ConfirmPersonal(words=", ".join(f"“{one.words}”" for one in told), told=told)
    count = length(proposed.text, capabilities.counting)
    limit = capabilities.answer_limit
    if limit is not None and count > limit:
        raise TooLong(network=capabilities.title, limit=limit, length=count)
