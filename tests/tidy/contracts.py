"""The contract that import-linter does not have: what is private to a room stays in it."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class PrivatePartsContract(Contract):
    """No room imports another room's models, rules, jobs or doors."""

    root = fields.StringField()
    private = fields.ListField(subfield=fields.StringField())
    slices = fields.ListField(subfield=fields.StringField())
    except_from = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Look at each direct import from one room into another's private part."""
        exempt = tuple(str(module) for module in self.except_from or ())
        broken = sorted(
            (importer, imported)
            for room in self.slices
            for part in self.private
            for imported in _inside(graph, f"{self.root}.{room}.{part}")
            for importer in graph.find_modules_that_directly_import(imported)
            if not _belongs(importer, f"{self.root}.{room}")
            and not any(_belongs(importer, one) for one in exempt)
        )
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each import that reaches into another room."""
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"{importer} must not import {imported}")


def _inside(graph: ImportGraph, module: str) -> set[str]:
    if module not in graph.modules:
        return set()
    return {module} | graph.find_descendants(module)


def _belongs(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
