"""The states of a thing are the same in the law, in the table and in the database."""

from importlib import import_module

from django.apps import apps
from django.db.models import CheckConstraint, Field, Model, Q

from clarion.kit.life import Life
from tests.tidy.source import modules


def lives() -> dict[str, Life]:
    """Return every life that a room's rules name, as `room.NAME`."""
    rules = [module.name for module in modules() if ".rules" in module.name]
    return {
        f"{room.split('.')[1]}.{name}": life
        for room in rules
        for name, life in vars(import_module(room)).items()
        if isinstance(life, Life)
    }


def vocabularies() -> dict[frozenset[str], list[type[Model]]]:
    """Return the words that CHECK constraints allow in a column `state`, and their models."""
    found: dict[frozenset[str], list[type[Model]]] = {}
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if isinstance(constraint, CheckConstraint) and (words := _states(constraint.condition)):
                found.setdefault(words, []).append(model)
    return found


def _states(condition: object) -> frozenset[str]:
    if isinstance(condition, Q) and len(condition.children) == 1:
        (only,) = condition.children
        if isinstance(only, tuple) and only[0] == "state__in":
            return frozenset(only[1])
    return frozenset()


def test_there_are_lives() -> None:
    assert {"postroom.DISPATCH", "desk.CASE", "signoff.REQUEST"} <= lives().keys()


def test_every_life_is_a_check_in_the_database() -> None:
    known = vocabularies()
    assert not [name for name, life in lives().items() if frozenset(life.states) not in known]


def test_every_table_with_states_has_a_life() -> None:
    known = [frozenset(life.states) for life in lives().values()]
    for words, models in vocabularies().items():
        assert words in known, models
    with_state = {
        model
        for model in apps.get_models()
        if model.__module__.startswith("clarion.")
        and any(field.name == "state" for field in model._meta.fields)
    }
    assert with_state == {model for models in vocabularies().values() for model in models}


def test_every_row_begins_where_its_life_begins() -> None:
    starts = {frozenset(life.states): life.start for life in lives().values()}
    for words, models in vocabularies().items():
        for model in models:
            state = model._meta.get_field("state")
            assert isinstance(state, Field)
            assert state.default == starts[words], model
