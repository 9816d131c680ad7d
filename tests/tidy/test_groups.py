"""Tests that share a dear thing run in one worker, or it would be started twice."""

import subprocess
import sys
from pathlib import Path

A_TEST = """
import os
import pytest

@pytest.mark.xdist_group("house")
@pytest.mark.parametrize("number", range(4))
def test_where(number):
    with open(r"{said}", "a") as file:
        print(os.environ["PYTEST_XDIST_WORKER"], file=file)
"""


def test_one_worker_has_a_whole_group(tmp_path: Path) -> None:
    said = tmp_path / "workers"
    (tmp_path / "test_it.py").write_text(A_TEST.format(said=said))
    argv = [sys.executable, "-m", "pytest", "-q", "-c", "/dev/null", "--rootdir", str(tmp_path)]
    own = ["-p", "no:django", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadgroup"]
    done = subprocess.run(
        [*argv, *own, "."], cwd=tmp_path, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    workers = said.read_text().split()
    assert (len(workers), len(set(workers))) == (4, 1)
