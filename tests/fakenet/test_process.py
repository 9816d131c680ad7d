"""FakeNet runs as a process of its own, says where, and can survive a restart."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

import fakenet
from tests.fakenet.receiver import until

ROOT = Path(__file__).parents[2]


@contextmanager
def _process(*options: str) -> Iterator[tuple[fakenet.FakeNet, "subprocess.Popen[str]"]]:
    command = [sys.executable, "-m", "fakenet", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith("FakeNet on http://127.0.0.1:")
            yield fakenet.at(line.split()[-1]), process
        finally:
            process.terminate()
    assert process.returncode in (0, -signal.SIGKILL)


def test_it_prints_and_announces_its_address(tmp_path: Path) -> None:
    announced = tmp_path / "address"
    with _process("--announce", str(announced)) as (net, _):
        until(announced.exists)
        assert announced.read_text().strip() == net.url
        assert net.person("maya").posts("Hello").url.startswith(net.url)


def test_it_ends_at_once_even_while_somebody_waits(tmp_path: Path) -> None:
    with _process() as (net, _):
        net.fault("*", "hang")
        with httpx.Client() as client:
            request = client.build_request("GET", net.url + "/v1/account", timeout=0.2)
            try:
                client.send(request)
            except httpx.ReadTimeout:
                assert net.seen()[0].outcome == "silent"


def _fill(net: fakenet.FakeNet) -> fakenet.Account:
    office = net.account("townhall", token_seconds=7200)
    maya = net.person("maya")
    maya.edits(maya.posts("@townhall teh bridge"), "@townhall the bridge")
    maya.messages("townhall", "Psst")
    headers = {"Authorization": f"Bearer {office.token}"}
    with httpx.Client(base_url=net.url, headers=headers) as api:
        medium = api.post("/v1/media", json={"mime": "image/png", "bytes": 3}).json()["id"]
        api.put(f"/v1/media/{medium}/parts/1", content=b"abc")
        api.post(f"/v1/media/{medium}/finish")
        body = {"text": "Look", "media": [medium]}
        api.post("/v1/posts", json=body, headers={"Idempotency-Key": "k"})
        body = {"url": "http://127.0.0.1:9/", "fields": ["messages"], "secret": "x"}
        api.post("/v1/subscriptions", json=body)
    net.settings(text_limit=200)
    net.skew(5)
    return office


def _everything(net: fakenet.FakeNet, token: str) -> list[object]:
    paths = ("account", "posts", "streams/mentions", "streams/messages", "subscriptions")
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(base_url=net.url, headers=headers) as api:
        answers = [api.get(f"/v1/{path}").text.replace(net.url, "") for path in paths]
        assert api.get("/v1/posts/by-key/k").status_code == 200
    return [*answers, net.settings()]


def test_its_state_survives_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    with _process("--state", str(state)) as (net, _):
        token = _fill(net).token
        before = _everything(net, token)
    with _process("--state", str(state)) as (net, _):
        assert _everything(net, token) == before
        assert net.person("maya").posts("Next").id == "post_4"


def test_its_state_survives_a_kill(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    with _process("--state", str(state)) as (net, process):
        net.person("maya").posts("Hello")
        until(lambda: state.exists() and "Hello" in state.read_text())
        os.kill(process.pid, signal.SIGKILL)
    with _process("--state", str(state)) as (net, _):
        assert [post.text for post in net.posts()] == ["Hello"]


def test_it_runs_inside_a_test_with_a_state(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    with fakenet.running(kept_in=state) as net:
        net.person("maya").posts("Hello")
    with fakenet.running(kept_in=state) as net:
        assert [post.text for post in net.posts()] == ["Hello"]
