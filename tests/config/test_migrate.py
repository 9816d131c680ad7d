"""A migration draws few models, and the database is what Django would have made of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command, load_command_class
from django.core.management.commands import migrate as djangos
from django.db import connection, models
from django.db.migrations.state import ModelState, ProjectState

from clarion.config.management.commands.migrate import Command, drawing_what_is_near

ABOUT = {
    "columns": "SELECT table_name, column_name, data_type, is_nullable, column_default"
    " FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes"
    " WHERE schemaname = 'public' ORDER BY 1, 2",
    "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
    " FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
    "triggers": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1",
    "functions": "SELECT proname, prosrc FROM pg_proc"
    " WHERE pronamespace = 'public'::regnamespace ORDER BY 1, 2",
    "migrations": "SELECT app, name FROM django_migrations ORDER BY 1, 2",
}


def state() -> ProjectState:
    """A town of three tables: what people wrote points to cases, and these to an office."""
    made = ProjectState()
    key = ("id", models.BigAutoField(primary_key=True))
    made.add_model(ModelState("town", "Office", [key]))
    for name, onto in (("Case", "Office"), ("Letter", "Case"), ("Lamp", "Office")):
        field = ("onto", models.ForeignKey(f"town.{onto}", on_delete=models.CASCADE))
        made.add_model(ModelState("town", name, [key, field]))
    _ = made.apps
    return made


def drawn_anew(change: Callable[[ProjectState], None]) -> set[str]:
    made = state()
    before = {model: made.apps.get_model("town", model) for model in made.apps.all_models["town"]}
    change(made)
    return {name for name, was in before.items() if made.apps.get_model("town", name) is not was}


def add_words(made: ProjectState) -> None:
    made.add_field("town", "case", "words", models.TextField(default=""), preserve_default=True)


def rename(made: ProjectState) -> None:
    made.rename_model("town", "case", "incident")


def test_draws_what_changes_and_what_points_to_it() -> None:
    with drawing_what_is_near():
        assert drawn_anew(add_words) == {"case", "letter"}
    assert drawn_anew(add_words) > {"case", "letter"}


def test_draws_all_where_something_is_renamed() -> None:
    made = state()
    with drawing_what_is_near():
        rename(made)
    letter = made.apps.get_model("town", "Letter")
    assert letter._meta.get_field("onto").related_model is made.apps.get_model("town", "Incident")


def test_a_step_that_reads_rows_sees_every_relation() -> None:
    made = state()
    with drawing_what_is_near():
        add_words(made)
        assert made.is_delayed
        made.clear_delayed_apps_cache()
    office, case = made.apps.get_model("town", "Office"), made.apps.get_model("town", "Case")
    assert {one.related_model for one in office._meta.related_objects} >= {case}
    assert case._meta.get_field("words").get_internal_type() == "TextField"


def test_is_the_command_that_is_run() -> None:
    assert isinstance(load_command_class("clarion.config", "migrate"), Command)
    assert apps.is_installed("clarion.config")


@pytest.mark.long
def test_the_database_is_the_one_that_django_makes(committed: None) -> None:
    with migrated(Command(), "ours") as ours, migrated(djangos.Command(), "djangos") as theirs:
        assert {name for name in ABOUT if ours[name] != theirs[name]} == set()
        assert len(ours["columns"]) > 1_000


@contextmanager
def migrated(command: Any, name: str) -> Iterator[dict[str, list[Any]]]:
    """Make a database by all migrations; yield what is in it."""
    settings = connection.settings_dict
    before = settings["NAME"]
    made = f"{before}_{name}"
    with connection.creation._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(f'CREATE DATABASE "{made}"')
    connection.close()
    settings["NAME"] = made
    try:
        call_command(command, verbosity=0, interactive=False)
        with connection.cursor() as cursor:
            found = {}
            for what, query in ABOUT.items():
                cursor.execute(query)
                found[what] = cursor.fetchall()
        yield found
    finally:
        connection.close()
        settings["NAME"] = before
        with connection.creation._nodb_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(f'DROP DATABASE "{made}"')
