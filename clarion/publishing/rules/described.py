"""The page that lists every check: read off the checks themselves, so that it cannot be wrong."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module, resources
from types import ModuleType

from clarion.publishing.rules.checks.found import Level
from clarion.publishing.rules.checks.phrases import EVERYWHERE, packs

_HERE = "clarion.publishing.rules.checks"
_NONE = frozenset({"__init__.py", "found.py", "run.py"})
_HEAD = """# Checks

<!-- Written by bin/docs. Change the checks, not this page. -->

What every statement is read for before it is sent for signature, in every rendition. **Stop**:
it is not sent while it stands there. **Look again**: it is sent, and whoever writes has read it.
**Note**: worth knowing. Where a reason is asked for, whoever lets it pass has a hand in the
statement and cannot sign it; whoever signs reads the reason, and it stays in the ledger. "No" means
that it could not leave anyway. Dots are filled in: a name, a number, an account.

| check | level | rule | can it pass? |
|---|---|---|---|
"""
_COUNTRIES = """
What is law in one country is looked for in its offices only. An office chooses under Publish,
Guide, whose laws bind it, any or none; a new one begins with those of its time zone. The others
hold everywhere. The rules of two locks are called by British laws where those hold.

"""
_TAIL = """
An office adds its own: words of its guide (`guide-…`: look again, or a note, never a stop), its
aims for the length of sentences and the age of readers, its locks, and whom it knows in the
register of sources. The phrases of `clarion/publishing/packs` each have examples that they must
find and must leave alone; so have the entries of a guide. `tests/rules/publishing/texts/said.toml`
holds what offices say on an ordinary day, and what may be found in it.

Most of these phrases are English. Where a statement is written in another language, a note says
once what nothing here looks for in it (`not-read-for-…`), so that silence is not taken for a yes.

What is compared: numbers, times, days, telephone numbers, addresses and links are read off every
text. Places and instructions are compared word for word only where a statement is made from its
parts. In words of their own, texts are compared with the main words of the same language: streets
and buildings by the last word of their names (Lane, Road, Hall), instructions by the verbs of
`clarion/publishing/instructions`, in English and Welsh. A place of another name, another verb, or
the same one in a language that is not there, is for whoever reads it.

With what stands already, times, open and shut are compared in the languages of
`clarion/publishing/spoken`: English, Welsh, German, French, Spanish, Italian, Polish and
Portuguese; so are numbers with what they count, telephone numbers, addresses with their postcodes,
and links, between sentences of one language about one thing in one place. Another one is never a
stop: it may be the newer one that is right, and then the older one is corrected.

A fact that has expired is not found yet: facts are agreed elsewhere.
"""
_LEVELS = {Level.STOP: "stop", Level.WARN: "look again", Level.NOTE: "note"}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Law:
    """One check: its name, how grave it may be, its rule, and whether it can never pass."""

    code: str
    levels: tuple[str, ...]
    rule: str
    final: bool


def described() -> str:
    """Return the page."""
    return _HEAD + "".join(map(_row, laws())) + _of_countries() + _TAIL


def laws() -> tuple[Law, ...]:
    """Return every check that ships, by its name."""
    found = [*_of_packs(), *_of_files()]
    once = {one.code: one for one in found}
    return tuple(sorted(once.values()))


def _of_countries() -> str:
    """Return which checks are of one country only."""
    of: dict[str, list[str]] = {}
    for one in packs():
        of.setdefault(one.pack, []).append(f"`{one.code}`")
    lines = (f"- `{pack}`: {', '.join(of[pack])}\n" for pack in sorted(of) if pack != EVERYWHERE)
    return f"{_COUNTRIES}{''.join(lines)}"


def _row(one: Law) -> str:
    stops = "stop" in one.levels
    passes = "no" if one.final else "with a reason" if stops else "yes"
    return f"| `{one.code}` | {' or '.join(one.levels)} | {one.rule} | {passes} |\n"


def _of_packs() -> Iterator[Law]:
    for one in packs():
        yield Law(code=one.code, levels=(_LEVELS[one.level],), rule=one.rule, final=False)


def _of_files() -> Iterator[Law]:
    for file in sorted(resources.files(_HERE).iterdir(), key=lambda one: one.name):
        if file.name.endswith(".py") and file.name not in _NONE:
            module = import_module(f"{_HERE}.{file.name.removesuffix('.py')}")
            yield from _in_file(ast.parse(file.read_text(encoding="utf-8")), module)


def _in_file(tree: ast.Module, module: ModuleType) -> Iterator[Law]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Found":
            said = {one.arg: one.value for one in node.keywords if one.arg}
            levels = {_LEVELS[Level[name]] for name in _levels(said["level"])}
            if levels:  # the others are the office's own: its guide
                yield Law(
                    code=_words(said["code"], module),
                    levels=tuple(one for one in _LEVELS.values() if one in levels),
                    rule=_words(said["rule"], module),
                    final="final" in said,
                )


def _levels(node: ast.expr) -> Iterator[str]:
    """Return the names of the levels that an expression may give."""
    for one in ast.walk(node):
        if isinstance(one, ast.Attribute) and ast.unparse(one.value) == "Level":
            yield one.attr


def _words(node: ast.expr, module: ModuleType) -> str:
    """Return what an expression says, with dots for what is only known later."""
    match node:
        case ast.Constant(value=value):
            return str(value)
        case ast.Name(id=name) if isinstance(said := getattr(module, name, None), str | int):
            return str(said)
        case ast.JoinedStr(values=parts):
            return "".join(_words(one, module) for one in parts).replace("……", "…")
        case ast.FormattedValue(value=value):
            return _words(value, module)
        case ast.Subscript(value=ast.Name(id=name)):  # one rule for each kind
            return " ".join(dict.fromkeys(getattr(module, name).values()))
    return "…"
