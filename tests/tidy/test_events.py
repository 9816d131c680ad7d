"""What happens in a room is announced in words that somebody is ready to hear."""

import inspect
from dataclasses import fields, is_dataclass
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from clarion.config.switchboard import SWITCHBOARD
from tests.tidy.source import modules

# Events carry ids, and a few plain words: they outlive the moment they are about.
PLAIN = {int, str, bool, NoneType, tuple[int, ...]}


def events() -> set[type]:
    """Return every event that a room has."""
    rooms = [module.name for module in modules() if module.path.endswith("/events.py")]
    return {
        one
        for room in rooms
        for one in vars(import_module(room)).values()
        if inspect.isclass(one) and one.__module__ == room
    }


def test_every_event_is_on_the_switchboard_and_nothing_else() -> None:
    assert set(SWITCHBOARD) == events()


def test_every_event_is_a_frozen_value_of_plain_facts() -> None:
    for event in events():
        assert is_dataclass(event), event
        assert "__slots__" in vars(event), event
        assert all(field.kw_only for field in fields(event)), event
        assert event.__dataclass_params__.frozen, event  # type: ignore[attr-defined]  # it has it
        assert _kinds(event) <= PLAIN, event


def _kinds(event: type) -> set[Any]:
    hints = get_type_hints(event).values()
    return {part for hint in hints for part in (get_args(hint) if _is_union(hint) else [hint])}


def _is_union(hint: Any) -> bool:
    return isinstance(hint, UnionType)


def test_every_listener_takes_exactly_what_the_event_says() -> None:
    for event, listeners in SWITCHBOARD.items():
        said = {field.name for field in fields(event)}
        for listener in listeners:
            taken = inspect.signature(listener.func).parameters
            assert set(taken) == said, f"{listener.name} for {event.__name__}"
            assert {one.kind for one in taken.values()} == {inspect.Parameter.KEYWORD_ONLY}


def test_every_job_is_named_after_where_it_is() -> None:
    """A name that moved would leave jobs behind that nobody can do."""
    for listeners in SWITCHBOARD.values():
        for listener in listeners:
            room, _, name = listener.name.rpartition(".")
            assert getattr(import_module(room), name) is listener
