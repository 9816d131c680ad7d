"""Files and functions stay small, say what they are, and hide nothing."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from tests.tidy.source import Module, modules

FILE_LINES_MAX = 300
FUNCTION_LINES_MAX = 50
SENTENCE_CHARS_MAX = 100

# Longer than the house likes, each with its reason.
LONG_FILES = {
    "clarion/config/settings.py": "every setting with its sentence, in one place",
    "clarion/publishing/actions/__init__.py": "what the largest room shows, one name a line",
}
# Fuller than the house likes: a drawer that grows is divided into shelves (decision 46).
FOLDER_FILES_MAX = 20
FULL_FOLDERS = {
    "clarion/config": "the wiring, each file for one who looks for it by its name",
    "clarion/desk/actions": "one list of verbs still",
    "clarion/postroom/actions": "one list of verbs still",
    "clarion/signoff/actions": "one list of verbs still",
}

# Words that say nothing about what a thing is.
EMPTY_WORDS = frozenset(
    {
        "common", "data", "handler", "helper", "info", "item", "manager", "processor", "service",
        "util",
    }
)  # fmt: skip
# Names that somebody else chose for us to use.
GIVEN_NAMES = {
    "clarion/channels/mail/markup.py:handle_data": "html.parser calls it by this name",
    "clarion/channels/connectors/mastodon/words.py:handle_data": "and again",
    "clarion/channels/guarded.py:get_extra_info": "httpcore calls it by this name",
    "clarion/people/models/staff.py:StaffManager": "Django's name for what makes its users",
}
# What may catch everything, each with its reason.
CATCH_ALL = {
    "clarion/channels/sources/mastodon/coming.py": "what a thread met is raised where it is taken",
    "clarion/config/management/commands/listen.py": "a batch that cannot be kept stops no worker",
    "clarion/desk/jobs.py": "what is wrong with one message keeps no other from its case",
    "clarion/kit/lanes.py": "what fails in one office keeps no other from its turn, and is raised",
    "clarion/listening/actions/intake/apart.py": "what is wrong with one thing parks no other",
    "clarion/listening/actions/sources/follow.py": "a source's card says whatever went wrong",
    "clarion/listening/actions/sources/keep_drawn.py": "one source keeps no other from being kept",
    "clarion/listening/actions/sources/replay_parked.py": "one parked thing keeps no other parked",
    "clarion/kit/mishaps.py": "why a job failed is written down, and it fails all the same",
}
# A check is silenced only with its reason on the line: a second remark, or words in brackets.
SILENCED = re.compile(r"#\s*(?:noqa|type: ?ignore)\b(?:\[[\w, -]+\]|: ?[A-Z]+\d+)?(.*)")


def test_every_file_opens_with_a_sentence() -> None:
    assert not [
        module.path for module in modules() if module.text.strip() and not _is_sentence(module)
    ]


def _is_sentence(module: Module) -> bool:
    said = (ast.get_docstring(module.tree) or "").split("\n\n")[0]
    return 0 < len(said) <= SENTENCE_CHARS_MAX and "\n" not in said and said[-1] in ".?!"


def test_files_are_small() -> None:
    long = {module.path: module.lines for module in modules() if module.lines > FILE_LINES_MAX}
    assert long.keys() == LONG_FILES.keys(), long


def test_folders_are_not_full() -> None:
    files = Counter(
        module.path.rsplit("/", 1)[0]
        for module in modules()
        if not module.path.endswith("__init__.py")
    )
    full = {folder for folder, number in files.items() if number > FOLDER_FILES_MAX}
    assert full == FULL_FOLDERS.keys()


def test_functions_are_small() -> None:
    assert not [
        f"{module.path}:{node.name}"
        for module in modules()
        for node in module.functions()
        if (node.end_lineno or node.lineno) - node.lineno >= FUNCTION_LINES_MAX
    ]


def test_names_mean_something() -> None:
    empty = {
        f"{module.path}:{name}"
        for module in modules()
        for name in _names(module)
        if _words(name) & EMPTY_WORDS
    }
    assert empty == GIVEN_NAMES.keys()


def _names(module: Module) -> Iterator[str]:
    yield module.path.removesuffix(".py").rsplit("/", 1)[-1]
    yield from (node.name for node in module.functions())
    yield from (node.name for node in module.classes())


def _words(name: str) -> set[str]:
    words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
    return words | {word.removesuffix("s") for word in words}


def test_nothing_is_imported_inside_a_function() -> None:
    assert not [
        f"{module.path}:{node.name}"
        for module in modules()
        for node in module.functions()
        if any(isinstance(inner, ast.Import | ast.ImportFrom) for inner in ast.walk(node))
    ]


def test_nothing_catches_everything() -> None:
    found = {module.path for module in modules() if any(map(_catches_all, module.nodes))}
    assert found == CATCH_ALL.keys()


def _catches_all(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler):
        return False
    caught = ast.unparse(node.type) if node.type else "Exception"
    return bool({"Exception", "BaseException"} & set(re.findall(r"\w+", caught)))


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|(?i:coming soon)")
    assert not [module.path for module in modules() if later.search(module.text)]


def test_a_silenced_check_says_why() -> None:
    assert not [
        f"{module.path}: {found.group()}"
        for module in modules()
        for found in SILENCED.finditer(module.text)
        if not re.search(r"\w", found.group(1))
    ]
