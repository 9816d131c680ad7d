"""The README tells the truth, leaves nothing out, and what it shows can be run."""

import json
import os
import re
import subprocess
from dataclasses import fields
from pathlib import Path

import httpx
import pytest

import fakenet
from fakenet import acts, kinds
from fakenet.network.problems import CODES
from fakenet.network.settings import Settings
from fakenet.v1.routes import ROUTES

HERE = Path(__file__).parent
README = (Path(fakenet.__file__).parent / "README.md").read_text(encoding="utf-8")
TESTS = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))


def _part(title: str) -> str:
    """The README from this title to the next one of any level."""
    return README.split(f"# {title}\n", 1)[1].split("\n#", 1)[0]


FAULTS, SETTINGS, DEEDS = _part("Faults"), _part("Settings"), _part("Deeds")


def _row(part: str, first: str) -> str:
    (row,) = (line for line in part.splitlines() if line.startswith(f"| `{first}` "))
    return row


def _as_written(address: str) -> str:
    """`{id}` in the code is `ID` in the README."""
    named = re.sub(r"\{(\w+)\}", lambda name: name[1].upper(), address)
    return named.replace("parts/NUMBER", "parts/N")


def test_every_operation_has_a_row_with_its_address() -> None:
    for route in ROUTES:
        (row,) = (line for line in README.splitlines() if f"| `{route.operation}` |" in line)
        assert row.startswith(f"| `{route.method} {_as_written(route.address)}` |")


def test_every_control_call_is_named(net: fakenet.FakeNet) -> None:
    for call in net.ask("GET", "/control/")["calls"]:
        assert f"`{_as_written(call)}`" in README, call


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_every_fault_has_a_row_with_its_options_and_its_failure(kind: str) -> None:
    _start, _kind, _what, options, failure, _end = _row(FAULTS, kind).split("|")
    for option in kinds.KINDS[kind].options:
        assert f"`{option}`" in options, option
    assert failure.strip()


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_every_fault_has_a_test(kind: str) -> None:
    assert f"def test_{kind}_" in TESTS


def test_every_choice_of_every_fault_is_tested() -> None:
    for kind in kinds.KINDS.values():
        for value in (value for values in kind.choices.values() for value in values):
            assert f'"{value}"' in TESTS, value


def test_every_setting_and_every_deed_has_a_row() -> None:
    for field in fields(Settings):
        assert re.search(rf"^\| (`\w+`, )?`{field.name}`", SETTINGS, re.MULTILINE), field.name
    for deed in acts.DEEDS:
        assert _row(DEEDS, deed)


def test_every_code_is_in_the_row_of_its_status() -> None:
    rows = {line[2:5]: line for line in README.splitlines() if re.match(r"\| \d{3} \|", line)}
    for code, (status, _words) in CODES.items():
        assert f"`{code}`" in rows[str(status)], code


def test_its_session_with_curl_runs(net: fakenet.FakeNet) -> None:
    (session,) = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    done = subprocess.run(
        ["/bin/sh", "-eu"],
        input=session,
        env={**os.environ, "NET": net.url},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "no answer: was it posted?" in done.stdout
    shown = done.stdout[done.stdout.rindex('{"posts"') :]
    posts, end = json.JSONDecoder().raw_decode(shown)
    calls = json.loads(shown[end:])
    assert len(posts["posts"]) == 1
    assert [call["outcome"] for call in calls["calls"]] == ["cut", "answered"]


def test_its_python_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    answered: list[str] = []

    def answer(url: str, token: str, question: str) -> None:
        """Software that sends once, and gives up when it hears nothing."""
        body = {"text": "Yes.", "reply_to": question}
        with pytest.raises(httpx.RemoteProtocolError):
            httpx.post(f"{url}/v1/posts", json=body, headers={"Authorization": f"Bearer {token}"})
        answered.append(question)

    exec(example, {"answer": answer})
    assert answered == ["post_1"]
