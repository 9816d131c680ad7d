"""An action is one verb in a file of its name, and says who does it and when."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.tidy.source import Function, Module, modules

AT_THE_MACHINE = "done from the command line by whoever has the machine"
BY_LINK = "the secret of a link says who does it"
BY_ANYBODY = "anybody may write to an office on its own page"
BY_CODE = "whoever has a letter's code may read it and add to it"

# An action without `by`, with its reason.
NOBODY_ASKED = {
    "ledger.seal": "gives entries their places; there is only one right way",
    "people.open_office": "before there is an office there is nobody in it",
    "people.set_up": BY_LINK,
    "people.accept_invitation": BY_LINK,
    "people.begin_work": BY_LINK,
    "people.take_new_password": BY_LINK,
    "people.welcome_visitor": BY_LINK,
    "people.offer_welcome": AT_THE_MACHINE,
    "people.reseal_second_factors": AT_THE_MACHINE,
    "people.let_in": AT_THE_MACHINE,
    "people.spend_code": "a code proves who somebody is, before anybody acts",
    "signoff.answer_by_link": BY_LINK,
    "signoff.send_code": BY_LINK,
    "postroom.reseal_accounts": AT_THE_MACHINE,
    "postroom.receive": "the signature of what is pushed says whose it is",
    "postroom.stand_by": "waits on an open line and changes nothing",
    "publishing.take_part": BY_LINK,
    "publishing.leave_advocates": BY_LINK,
    "publishing.count_share": "a press is counted, and nobody who presses",
    "postroom.take_letter": BY_ANYBODY,
    "postroom.add_to_letter": BY_CODE,
    "postroom.open_letter": BY_CODE,
    "newsroom.reseal_keys": AT_THE_MACHINE,
    "listening.reseal_sources": AT_THE_MACHINE,
    "listening.reseal_names": AT_THE_MACHINE,
    "insight.reseal_lookouts": AT_THE_MACHINE,
    "people.reseal_notices": AT_THE_MACHINE,
    "listening.keep_drawn": "a batch of the stream is many offices' at once; each keeps its own",
    "exercises.open_town": AT_THE_MACHINE,
    "exercises.play": "the town's own clockwork acts as its public",
    "exercises.countersign": "the town's own clockwork acts as a colleague",
}
# An action without `at`: it leaves nothing behind that says when.
NO_MOMENT = {
    "ledger.seal",
    "people.reseal_second_factors",
    "postroom.reseal_accounts",
    "postroom.stand_by",
    "newsroom.reseal_keys",
    "listening.reseal_sources",
    "listening.reseal_names",
    "insight.reseal_lookouts",
    "people.reseal_notices",
}
# A word before the star, because it reads as a sentence: enter("case assigned", about=...).
SAID_FIRST = {"ledger.enter": ["deed"], "ledger.enter_all": ["deed"]}
# A second public function in a verb's file: another action of the room takes the same step.
SHARED_STEPS = {
    "postroom.receive": {"store": "collecting stores what it fetched in the same way"},
    "desk.confirm": {"answered": "answering by hand ends in the same state"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A verb that a room shows, and the file that it is in."""

    room: str
    function: Function
    module: Module

    @property
    def name(self) -> str:
        return f"{self.room}.{self.function.name}"

    @property
    def named(self) -> set[str]:
        return {argument.arg for argument in self.function.args.kwonlyargs}


def _shown() -> Iterator[Action]:
    """Return what each room's `actions/__init__.py` shows, where it is written."""
    for module in modules():
        if not module.path.endswith("/actions/__init__.py"):
            continue
        listed = _listed(module)
        for other in modules():
            if other.name.startswith(f"{module.name}."):
                for function in other.public():
                    if function.name in listed:
                        room = module.path.split("/")[1]
                        yield Action(room=room, function=function, module=other)


def _listed(module: Module) -> list[str]:
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names: list[str] = ast.literal_eval(node.value)
            return names
    raise AssertionError(f"{module.path} does not say what it shows")


ACTIONS = sorted(_shown(), key=lambda action: action.name)


def test_each_is_alone_in_a_file_of_its_name() -> None:
    crowded = [
        action.name
        for action in ACTIONS
        if not action.module.name.endswith(f".{action.function.name}")
        or {one.name for one in action.module.public()}
        != {action.function.name} | SHARED_STEPS.get(action.name, {}).keys()
    ]
    assert not crowded


def test_each_takes_its_words_by_name() -> None:
    positional = {
        action.name: [argument.arg for argument in action.function.args.args]
        for action in ACTIONS
        if action.function.args.args
    }
    assert positional == SAID_FIRST


def test_each_says_who_does_it() -> None:
    assert {one.name for one in ACTIONS if "by" not in one.named} == NOBODY_ASKED.keys()


def test_each_says_when() -> None:
    assert {one.name for one in ACTIONS if "at" not in one.named} == NO_MOMENT


def test_no_step_is_kept_that_nobody_takes() -> None:
    """What lies among a room's actions and is not one of them is used by one of them."""
    unused = [
        f"{module.path}:{function.name}"
        for module in modules()
        if "/actions/" in module.path and not module.path.endswith("__init__.py")
        for function in module.public()
        if not any(_uses(other, function.name) for other in modules() if other is not module)
    ]
    assert not unused


def _uses(module: Module, name: str) -> bool:
    return name in module.text and bool(re.search(rf"\b{name}\b", module.text))
