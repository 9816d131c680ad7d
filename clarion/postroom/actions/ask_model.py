"""Have words written by the office's own language model: drafts and summaries, and nothing else."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from clarion.channels import model
from clarion.channels.contract import Failure
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter


class NoModel(Refusal):
    """No language model is set up here. CLARION_MODEL_URL names one of your own."""


class ModelSilent(Refusal):
    """{name} did not answer: {why}. Write it yourself, or ask again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineWords:
    """What a machine wrote, and which: nobody has read it yet."""

    text: str
    by: str


def ask_model(
    *, about: str, purpose: str, task: str, words: str, by: Actor, at: datetime
) -> MachineWords:
    """Ask for words about a thing, no transaction being open; nothing is sent, nothing is saved.

    The ledger keeps who asked for what and the digests of both texts, not the texts themselves.
    Raises `NoModel`, `ModelSilent`.
    """
    by.must(Power.ANSWER)
    if not settings.MODEL_URL:
        raise NoModel
    name = settings.MODEL_NAME
    one = model.Model(address=settings.MODEL_URL, name=name, key=settings.MODEL_KEY)
    _log("machine asked", about, purpose, f"{task}\n\n{words}", by, at)
    try:
        written = model.write(one, task=task, words=words)
    except Failure as failure:
        raise ModelSilent(name=name, why=failure.evidence) from failure
    _log("machine wrote", about, purpose, written, by, at)
    return MachineWords(text=written, by=name)


@transaction.atomic
def _log(what: str, about: str, purpose: str, text: str, by: Actor, at: datetime) -> None:
    digest = sha256(text.encode("utf-8", "replace")).hexdigest()
    enter(what, about=about, by=by, at=at, purpose=purpose, model=settings.MODEL_NAME, text=digest)
