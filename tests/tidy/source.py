"""Every module of the product as it is written, read once for all the tests of the code base."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One file of Python: where it is, what it says, and every node of its tree."""

    path: str  # from the root of the project, e.g. "clarion/kit/clock.py"
    text: str
    tree: ast.Module
    nodes: tuple[ast.AST, ...]

    @property
    def lines(self) -> int:
        return self.text.count("\n")

    @property
    def name(self) -> str:
        """The dotted name by which it is imported."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def functions(self) -> Iterator[Function]:
        return (node for node in self.nodes if isinstance(node, Function))

    def classes(self) -> Iterator[ast.ClassDef]:
        return (node for node in self.nodes if isinstance(node, ast.ClassDef))

    def public(self) -> list[Function]:
        """The functions that it shows to others."""
        return [
            node
            for node in self.tree.body
            if isinstance(node, Function) and not node.name.startswith("_")
        ]


@cache
def modules() -> tuple[Module, ...]:
    """Return the product's own modules; migrations are written by Django."""
    paths = sorted(path for room in ("clarion", "fakenet") for path in (ROOT / room).rglob("*.py"))
    return tuple(_read(path) for path in paths if "migrations" not in path.parts)


@cache
def templates() -> dict[str, str]:
    """Return every template of the product by its path from the root of the project."""
    paths = sorted((ROOT / "clarion").rglob("templates/**/*.html"))
    return {str(path.relative_to(ROOT)): path.read_text() for path in paths}


def _read(path: Path) -> Module:
    text = path.read_text()
    tree = ast.parse(text)
    return Module(
        path=str(path.relative_to(ROOT)), text=text, tree=tree, nodes=tuple(ast.walk(tree))
    )
