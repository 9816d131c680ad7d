"""A language model is asked once, as its administrator said, and its silence is a failure."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.contract import Permanent, Reason, Temporary
from clarion.channels.model import WORDS_MAX, Model, write
from tests.channels.scripted import Scripted, answering, reply


def said(words: object) -> bytes:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}).encode()


def asked(server: Scripted, key: str = "") -> str:
    model = Model(address=f"{server.url}/v1", name="small", key=key)
    return write(model, task="Sum it up.", words="They: is it open?")


def test_asks_as_openai_is_asked() -> None:
    with answering(reply(200, said(" It asks whether it is open. "))) as server:
        assert asked(server, key="a-secret-key") == "It asks whether it is open."
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /v1/chat/completions ")
    assert b"Bearer a-secret-key" in head
    sent = json.loads(body)
    assert sent["model"] == "small"
    assert [one["role"] for one in sent["messages"]] == ["system", "user"]


def test_a_key_is_not_shown() -> None:
    assert "a-secret-key" not in repr(
        Model(address="http://x/v1", name="small", key="a-secret-key")
    )


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", said(""), said(None), said("\x00 "), b"\xff"])
def test_nothing_is_no_answer(body: bytes) -> None:
    with answering(reply(200, body)) as server, pytest.raises(Temporary) as failure:
        asked(server)
    assert failure.value.reason is Reason.UNRECOGNISED


def test_a_refusal_is_said() -> None:
    with answering(reply(401, b"{}")) as server, pytest.raises(Permanent):
        asked(server)


def test_more_than_anybody_reads_is_cut() -> None:
    with answering(reply(200, said("x" * (WORDS_MAX + 1)))) as server:
        assert len(asked(server)) == WORDS_MAX


@given(st.binary(max_size=200))
def test_no_answer_breaks_it(body: bytes) -> None:
    with answering(reply(200, body)) as server:
        try:
            assert asked(server)
        except (Temporary, Permanent):
            return
