"""Moves the database to what this version needs, in a fraction of the time that Django takes.

Before each step Django draws anew every model that is related to the one that the step changes.
Here all models are related through the office, so a new database cost 40 seconds of a core. This
command draws the model itself and those that point to it. Where a step renames something, or
changes a column that others may point to, all are drawn as before; and all are before a step reads
rows, since the state says that it is behind (decision 79).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Final

from django.core.management.commands import migrate
from django.db.migrations.state import ProjectState

Key = tuple[str, str]
# Says which models are drawn anew; a method that Django keeps to itself.
FINDS: Final = "_find_reload_model"
# What these change is seen from other tables too.
WIDE: Final = ("alter_field", "remove_model", "rename_field", "rename_model")


class Command(migrate.Command):
    """Django's own, which draws only the models that a step needs."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate."""
        with drawing_what_is_near():
            super().handle(*args, **options)


@contextmanager
def drawing_what_is_near() -> Iterator[None]:
    """Until the end of this, let Django draw only what a step needs."""
    kept = {name: getattr(ProjectState, name) for name in (FINDS, *WIDE)}
    ours = {name: _widely(kept[name]) for name in WIDE} | {FINDS: _nearby(kept[FINDS])}
    for name, method in ours.items():
        setattr(ProjectState, name, method)
    try:
        yield
    finally:
        for name, method in kept.items():
            setattr(ProjectState, name, method)


def _nearby(all_related: Callable[..., set[Key]]) -> Callable[..., set[Key]]:
    @wraps(all_related)
    def find(self: Any, app_label: str, model_name: str, delay: bool = False) -> set[Key]:
        if getattr(self, "is_wide", False):
            return all_related(self, app_label, model_name, delay)
        self.is_delayed = True
        key = (app_label, model_name)
        try:
            drawn = self.apps.get_model(*key)
        except LookupError:
            return {key}
        pointing = (one.related_model._meta for one in drawn._meta.related_objects)
        return {key, *((meta.app_label, meta.model_name) for meta in pointing)}

    return find


def _widely(change: Callable[..., None]) -> Callable[..., None]:
    @wraps(change)
    def widely(self: Any, *args: Any, **named: Any) -> None:
        self.is_wide = True
        try:
            change(self, *args, **named)
        finally:
            self.is_wide = False

    return widely
