"""A sort of import contract that the linter does not have: only the standard library. Named in pyproject.toml."""

from __future__ import annotations

import sys

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.domain.helpers import module_expressions_to_modules


class StandardLibraryOnly(Contract):
    """The modules, with what is inside them, import the standard library, each other and what is `allowed`.

    `modules` and `allowed` may have wildcards. A module that is named and not there breaks the contract.
    """

    type_name = "standard_library_only"

    modules = fields.SetField(subfield=fields.ModuleExpressionField())
    allowed = fields.SetField(subfield=fields.ModuleExpressionField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """What is imported beside that, line by line; and expressions that no module matches."""
        importers, known = self._named(graph, self.modules), self._named(graph, self.allowed or ())
        strange = {
            (importer, imported)
            for importer in sorted(importers)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if imported not in importers | known and imported.partition(".")[0] not in sys.stdlib_module_names
        }
        unmatched = [str(one) for one in self.modules if not self._named(graph, [one])]
        kept = bool(importers) and not strange and not unmatched
        return ContractCheck(kept=kept, metadata={"strange": sorted(strange), "unmatched": unmatched})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["strange"]:
            output.print_error(f"{importer} imports {imported}")
        for expression in check.metadata["unmatched"]:
            output.print_error(f"there is no module {expression}")

    @staticmethod
    def _named(graph: ImportGraph, expressions: object) -> set[str]:
        named = {module.name for module in module_expressions_to_modules(graph, expressions)}
        inside = {descendant for name in named for descendant in graph.find_descendants(name)}
        return named | inside
