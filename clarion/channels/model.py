"""Asks a language model of the office's own for words, in the way that OpenAI's servers are asked.

Many programs that run a model on one's own machines answer at `/chat/completions` like this (vLLM,
llama.cpp, Ollama). Nothing is asked that the administrator did not name, and nothing is kept here.
"""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from clarion.channels.answer import Answer
from clarion.channels.contract import Access, Failure, Reason
from clarion.channels.http import Line

# Somebody waits for it at a screen; a model that is slower is of no use there.
SECONDS_MAX = 25.0
# A long answer to a resident; more is cut off by the server.
TOKENS_MAX = 700
WORDS_MAX = 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Where it answers (`https://models.example/v1`), its name there, and a key if it wants one."""

    address: str
    name: str
    key: str = field(default="", repr=False)


def write(model: Model, *, task: str, words: str) -> str:
    """Return what the model writes about `words` when told its `task`; never empty.

    Raises `Temporary` or `Permanent`: asking again does no harm.
    """
    where = urlsplit(model.address)
    access = Access(
        account_id=0,
        address=model.name,
        secrets={"key": model.key} if model.key else {},
        # Whoever names a model allows it: it stands in the same house.
        allowed_hosts=frozenset({where.netloc, where.hostname or ""}),
    )
    asked = {
        "model": model.name,
        "messages": [
            {"role": "system", "content": task},
            {"role": "user", "content": words},
        ],
        "max_tokens": TOKENS_MAX,
        "temperature": 0,
    }
    headers = {"Authorization": f"Bearer {model.key}"} if model.key else {}
    url = f"{model.address.rstrip('/')}/chat/completions"
    with Line(access, seconds=SECONDS_MAX) as line:
        answer = line.ask("POST", url, json=asked, headers=headers)
    return _written(answer)


def _written(answer: Answer) -> str:
    if not answer.is_good:
        raise answer.refusal("", {}, "the language model")
    choices = answer.parsed().each("choices")
    said = choices[0].within("message").text("content") if choices else ""
    # What no database keeps: nulls, and halves of surrogate pairs.
    written = said.replace("\x00", "").encode("utf-8", "ignore").decode()[:WORDS_MAX].strip()
    if not written:
        raise _nothing(answer)
    return written


def _nothing(answer: Answer) -> Failure:
    return answer.doubt("the language model wrote nothing", Reason.UNRECOGNISED)
