"""The lists of exact packages hold everything that Clarion asks for; bin/lock writes them anew."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
WANTED = PROJECT["dependencies"]
WANTED_DEV = [*WANTED, *PROJECT["optional-dependencies"]["dev"]]


def locked(name: str) -> dict[str, str]:
    """The version of each package in a list."""
    lines = re.findall(r"^([\w.-]+)==([^ ;]+)", (ROOT / name).read_text(), re.MULTILINE)
    return {canonicalize_name(package): version for package, version in lines}


@pytest.mark.parametrize(
    ("lock", "wanted"), [("requirements.lock", WANTED), ("requirements-dev.lock", WANTED_DEV)]
)
def test_holds_a_fitting_version_of_every_package(lock: str, wanted: list[str]) -> None:
    versions = locked(lock)
    for line in wanted:
        need = Requirement(line)
        version = versions.get(canonicalize_name(need.name), "none")
        assert version != "none", f"{need.name} is not in {lock}: run bin/lock"
        assert version in need.specifier, f"{need} is {version} in {lock}: run bin/lock"


def test_developers_have_the_very_packages_that_everybody_has() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_has_checksums(lock: str) -> None:
    entries = re.split(r"\n(?=\w)", (ROOT / lock).read_text().strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
