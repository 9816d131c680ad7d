"""The contracts of the house hold, and each of them notices when somebody breaks it."""

from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import grimp
import pytest
from importlinter.api import read_configuration
from importlinter.contracts import forbidden, independence, layers, protected
from importlinter.domain.contract import Contract

from tests.tidy.contracts import PrivatePartsContract

ROOT = Path(__file__).parents[2]

KINDS: dict[str, type[Contract]] = {
    "forbidden": forbidden.ForbiddenContract,
    "independence": independence.IndependenceContract,
    "layers": layers.LayersContract,
    "protected": protected.ProtectedContract,
    "private_parts": PrivatePartsContract,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A violation: files that should not be there, imports that should not be made."""

    contract: str
    files: tuple[str, ...] = ()
    imports: tuple[tuple[str, str], ...] = field(default=())


def _file(contract: str, name: str) -> Plant:
    return Plant(contract=contract, files=(name,))


def _import(contract: str, *imports: tuple[str, str]) -> Plant:
    return Plant(contract=contract, imports=imports)


CONNECTORS = "clarion.channels.connectors"

PLANTS = {
    "a room reaches upstairs": _import(
        "floors", ("clarion.people.queries", "clarion.desk.queries.case")
    ),
    "neighbours meet": _import("floors", ("clarion.channels.http", "clarion.reading.reading")),
    "the kit knows the look": _import("floors", ("clarion.kit.clock", "clarion.look.clocks")),
    "a drawer for everything": _file("floors", "clarion.utils"),
    "a question gives an order": _import(
        "inside", ("clarion.desk.queries.case", "clarion.desk.actions.assign")
    ),
    "a table asks a question": _import(
        "inside", ("clarion.desk.models.case", "clarion.desk.queries.case")
    ),
    "the newsroom asks the desk": _import(
        "public-private", ("clarion.newsroom.queries", "clarion.desk.queries.case")
    ),
    "the newsroom reads letters by a friend": _import(
        "public-private", ("clarion.publishing.queries.saying.published", "clarion.postroom.models")
    ),
    "an action opens a door": _import(
        "inside", ("clarion.desk.actions.assign", "clarion.desk.web.case")
    ),
    "a law reads the news": _import(
        "inside", ("clarion.postroom.rules.gate", "clarion.postroom.events")
    ),
    "a drawer that no room has": _file("inside", "clarion.desk.helpers"),
    "a law reads the clock": _import(
        "pure-rules", ("clarion.postroom.rules.gate", "clarion.kit.clock")
    ),
    "a law reaches a table through a friend": _import(
        "pure-rules",
        ("clarion.postroom.rules.gate", "clarion.kit.ids"),
        ("clarion.kit.ids", "clarion.kit.rows"),
    ),
    "a reading goes online": _import("pure-rules", ("clarion.reading.reader", "httpx")),
    "an event carries work": _import("pure-rules", ("clarion.postroom.events", "procrastinate")),
    "a normalizer asks the network": _import(
        "pure-rules", (f"{CONNECTORS}.email.normalize", "httpx")
    ),
    "a plug borrows from another": _import(
        "connectors-alone", (f"{CONNECTORS}.email.render", f"{CONNECTORS}.bluesky.facets")
    ),
    "a plug reads our tables": _import(
        "connectors-ignorant", (f"{CONNECTORS}.email.connector", "django")
    ),
    "a plug knows the house": _import(
        "connectors-ignorant", (f"{CONNECTORS}.email.connector", "clarion.kit.lanes")
    ),
    "the desk talks to a network": _import(
        "one-door", ("clarion.desk.actions.answer", "clarion.channels.registry")
    ),
    "the postroom names a network": _import(
        "connectors-by-registry",
        ("clarion.postroom.actions.deliver", f"{CONNECTORS}.email.connector"),
    ),
    "the postroom listens": _import(
        "sources-by-listening", ("clarion.postroom.actions.collect", "clarion.channels.listened")
    ),
    "an action starts clockwork": _import(
        "wiring", ("clarion.desk.actions.triage", "clarion.desk.jobs")
    ),
    "the desk reads the postroom's tables": _import(
        "private-parts", ("clarion.desk.queries.case", "clarion.postroom.models.message")
    ),
    "the desk applies the postroom's laws": _import(
        "private-parts", ("clarion.desk.actions.answer", "clarion.postroom.rules.gate")
    ),
    "a screen reads a table": _import(
        "thin-doors", ("clarion.desk.web.case", "clarion.desk.models.case")
    ),
    "a job applies a law": _import("thin-doors", ("clarion.desk.jobs", "clarion.desk.rules.order")),
    "a command moves the public itself": _import(
        "one-stage", ("clarion.exercises.management.commands.town", "fakenet")
    ),
    "the desk knows the stream": _import(
        "one-stream", ("clarion.desk.actions.triage", "clarion.channels.stream")
    ),
    "a screen knows the networks": _import(
        "thin-doors", ("clarion.desk.web.case", "clarion.channels.contract")
    ),
}


@cache
def contracts() -> dict[str, Contract]:
    """Return every contract of `.importlinter` by its short name, as the linter makes them."""
    read = read_configuration(str(ROOT / ".importlinter"))
    return {
        options["id"]: KINDS[options["type"]](
            name=options["name"],
            session_options=read["session_options"],
            contract_options=options,
        )
        for options in read["contracts_options"]
    }


@cache
def house() -> grimp.ImportGraph:
    """Return who imports whom, as the source says today."""
    return grimp.build_graph(
        "clarion",
        include_external_packages=True,
        exclude_type_checking_imports=True,
        cache_dir=str(ROOT / ".import_linter_cache"),
    )


def is_kept(contract: Contract, graph: grimp.ImportGraph) -> bool:
    return contract.check(deepcopy(graph), verbose=False).kept


@pytest.mark.parametrize("name", contracts())
def test_the_house_keeps_each_contract(name: str) -> None:
    assert is_kept(contracts()[name], house()), "bin/check says which import is wrong"


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
def test_a_planted_violation_is_caught(plant: Plant) -> None:
    graph = deepcopy(house())
    for name in plant.files:
        graph.add_module(name)
    for importer, imported in plant.imports:
        assert {importer, imported} <= graph.modules, "something has moved: plant it elsewhere"
        graph.add_import(importer=importer, imported=imported, line_number=1, line_contents="?")
    assert not is_kept(contracts()[plant.contract], graph)


def test_every_contract_has_a_planted_violation() -> None:
    assert {plant.contract for plant in PLANTS.values()} == set(contracts())


def test_every_room_is_under_every_contract_that_lists_rooms() -> None:
    # Each room answers questions, in a file or in a folder; some do nothing else.
    rooms = {path.parent.name for path in (ROOT / "clarion").glob("*/queries*")}
    listed: dict[str, Any] = {
        options["id"]: options
        for options in read_configuration(str(ROOT / ".importlinter"))["contracts_options"]
    }
    assert set(listed["private-parts"]["slices"]) == rooms
    assert set(listed["inside"]["containers"]) == {f"clarion.{room}" for room in rooms}
