"""O14: who did it and when is said by whoever does it, never by a default of the table."""

from datetime import date, datetime

from django.apps import apps
from django.db.models import DateField, DateTimeField, Field, ForeignKey, TimeField
from django.db.models.fields import NOT_PROVIDED


def own_fields() -> list[Field]:  # type: ignore[type-arg]  # of any kind
    return [
        field
        for model in apps.get_models()
        if model.__module__.startswith("clarion.")
        for field in model._meta.local_concrete_fields
    ]


# Django's own column on the people who sign in; the library writes it at each sign-in.
WRITTEN_BY_DJANGO = {"people.Staff.last_login"}


def test_o14_no_instant_comes_from_a_default_or_from_the_database() -> None:
    moments = [
        field
        for field in own_fields()
        if isinstance(field, DateField | DateTimeField | TimeField)
        and _name(field) not in WRITTEN_BY_DJANGO
    ]
    assert moments
    for field in moments:
        assert field.default in {NOT_PROVIDED, None}, _name(field)
        assert not getattr(field, "auto_now", False), _name(field)
        assert not getattr(field, "auto_now_add", False), _name(field)
        assert field.db_default is NOT_PROVIDED, _name(field)


def test_o14_no_default_is_a_value_made_when_the_program_began() -> None:
    """A default is a plain constant or a function; never an instant, a person or a shared list."""
    for field in own_fields():
        assert not isinstance(field.default, date | datetime | list | dict | set), _name(field)
        if isinstance(field, ForeignKey):
            assert field.default in {NOT_PROVIDED, None}, _name(field)


def _name(field: Field) -> str:  # type: ignore[type-arg]  # of any kind
    return f"{field.model._meta.label}.{field.name}"
