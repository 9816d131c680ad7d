"""`clarion check` names what is missing and says how to get it."""

import os
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from clarion.config.readiness import needs
from clarion.kit import clock
from clarion.kit.lanes import Lane
from clarion.kit.models import Beat

pytestmark = pytest.mark.django_db

WORKERS = "A living worker on every lane"


def missing() -> dict[str, str]:
    return {need.what: need.remedy for need in needs() if not need.met}


def test_names_the_lanes_without_a_worker() -> None:
    now = clock.now()
    for lane in Lane:
        at = now - timedelta(minutes=5) if lane is Lane.SLOW else now
        Beat.objects.create(lane=lane.value, at=at)
    assert missing()[WORKERS].startswith("No sign of life from slow:")


def test_ends_with_an_error_when_anything_is_missing() -> None:
    said = StringIO()
    with pytest.raises(CommandError, match="things are missing"):
        call_command("check", stdout=said)
    assert f"MISSING  {WORKERS}" in said.getvalue()


def test_works_without_a_reader_of_screenshots_and_says_so(settings: Settings) -> None:
    """It is named with how to get it, and is no error."""
    settings.TESSERACT = "no-such-program"
    reader = "A program that reads screenshots (optional)"
    assert "apt-get install tesseract-ocr" in missing()[reader]
    said = StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("check", stdout=said)
    assert f"without  {reader}" in said.getvalue()
    assert str(refused.value).startswith(f"{said.getvalue().count('MISSING')} of ")
    settings.TESSERACT = ""
    assert reader not in [need.what for need in needs()]


def test_notices_keys_that_others_can_read(settings: Settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    key = tmp_path / "keys" / "vault"
    key.parent.mkdir()
    key.write_text("secret")
    key.chmod(0o644)
    (remedy,) = (words for words in missing().values() if "Others can read" in words)
    assert remedy == f"Others can read them: chmod 600 {key}"


def test_notices_a_setting_that_is_misspelt(monkeypatch: pytest.MonkeyPatch) -> None:
    for known_to_tests_alone in ("CLARION_SPECS", "CLARION_DATA"):
        monkeypatch.delenv(known_to_tests_alone, raising=False)
    monkeypatch.setenv("CLARION_SECOND_FACTORS", "required")
    assert missing()["Settings that are known"].startswith("CLARION_SECOND_FACTORS:")


def test_wants_people_on_other_machines_to_come_by_https(settings: Settings) -> None:
    settings.BIND = "0.0.0.0"
    settings.SECURE = False
    assert "certificate" in missing()["An encrypted way in for people on other machines"]


def test_refuses_to_start_on_a_wrong_setting() -> None:
    """It fails closed: no value is guessed in place of a wrong one."""
    wrong = os.environ | {"CLARION_SECOND_FACTOR": "requried"}
    argv = [sys.executable, "-m", "clarion", "check"]
    done = subprocess.run(argv, env=wrong, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "say optional or required" in done.stderr


@pytest.mark.parametrize("home", ["elsewhere", "file/elsewhere"])
def test_says_in_words_that_the_machine_is_not_as_it_must_be(tmp_path: Path, home: str) -> None:
    """Whoever holds everything in a crisis reads what to do, and no traceback."""
    (tmp_path / "file").touch()
    wrong = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    wrong |= {"CLARION_HOME": str(tmp_path / home)}
    argv = [sys.executable, "-m", "clarion", "hold", "merrowby", "Mill Lane flood"]
    done = subprocess.run(argv, env=wrong, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    said = done.stderr.splitlines()
    assert len(said) <= 2
    assert "CLARION_HOME" in said[-1]
