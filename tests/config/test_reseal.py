"""Whatever is sealed is sealed anew, so that the older keys can really be taken away."""

from io import StringIO
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.management import call_command
from django.db import models
from pytest_django import Settings

from clarion.kit.vault import unseal
from clarion.listening.actions import take_up
from clarion.listening.models import Mention, PseudonymKey
from tests.makers.letterbox import a_counter
from tests.makers.listening import a_watch, an_ear, hears
from tests.makers.people import NOW

CLARION = Path(__file__).parents[2] / "clarion"


def sealed_models() -> set[str]:
    """Every table of ours that holds something sealed."""
    return {
        model.__name__
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.BinaryField) and field.name == "sealed"
    }


def test_every_table_that_holds_something_sealed_has_its_action() -> None:
    actions = "\n".join(path.read_text() for path in CLARION.rglob("reseal_*.py"))
    assert len(sealed_models()) > 1
    for name in sealed_models():
        assert f"reseal_rows({name}.objects" in actions, name


@pytest.mark.django_db
def test_names_can_still_be_read_when_the_old_key_is_gone(settings: Settings) -> None:
    ear = an_ear()
    a_counter(by=ear.chief)
    a_watch(ear)
    (one,) = hears(ear, "no water, and my mum wont wake up", author="maya")
    fresh = Fernet.generate_key().decode()
    settings.VAULT_KEYS = [fresh, *settings.VAULT_KEYS]
    said = StringIO()
    call_command("reseal", stdout=said)
    assert "2 names and their keys" in said.getvalue()
    settings.VAULT_KEYS = [fresh]
    assert unseal(bytes(PseudonymKey.objects.get().sealed))["key"]
    assert unseal(bytes(Mention.objects.get().sealed))["handle"] == "maya"
    hears(ear, "no water here either", author="maya")
    assert len(set(Mention.objects.values_list("pseudonym", flat=True))) == 1
    assert take_up(mention_id=one.pk, by=ear.chief, at=NOW)
