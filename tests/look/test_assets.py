"""It is built from the lock file, once, and asks nobody else for anything."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "clarion/look/static/look"


def test_builds_nothing_when_nothing_changed() -> None:
    before = {file: file.stat().st_mtime_ns for file in BUILT.rglob("*.*")}
    assert before
    subprocess.run([sys.executable, str(ROOT / "bin/assets")], check=True)
    assert {file: file.stat().st_mtime_ns for file in BUILT.rglob("*.*")} == before


def test_loads_only_what_lies_beside_it() -> None:
    css = (BUILT / "clarion.css").read_text()
    addresses = set(re.findall(r"url\(\"?([^)\"]+)", css))
    assert addresses
    assert {address for address in addresses if not (BUILT / address).exists()} == set()


def test_leaves_gov_uk_its_own_typeface_and_crown() -> None:
    css = (BUILT / "clarion.css").read_text().lower()
    assert "gds transport" not in css
    assert "crown" not in css


def test_brings_the_licences_along() -> None:
    assert (
        "SIL OPEN FONT LICENSE" in (BUILT / "fonts/source-sans-3-licence.txt").read_text().upper()
    )
    assert "GOV.UK Frontend" in (BUILT / "third-party.txt").read_text()


def test_the_script_stays_small() -> None:
    # A third of this on its way, packed; the half of it keeps what people write.
    assert (BUILT / "clarion.js").stat().st_size < 44 * 1024
    assert (BUILT / "clarion.css").stat().st_size < 96 * 1024
