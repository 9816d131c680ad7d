"""Said in two languages, and corrected with one translation missing: nobody reads old words."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from clarion.newsroom.actions import print_pages
from clarion.people.models import Office
from clarion.publishing import queries
from clarion.publishing.actions import Stopped, Translated, begin_edition, revise
from fakenet import FakeNet
from tests.makers.people import NOW
from tests.makers.publishing import (
    LINK,
    Press,
    a_press_office,
    a_statement,
    page,
    see_off,
    send_for_signature,
    signed,
    wording,
)

LATER = NOW + timedelta(minutes=20)
POLISH = Translated(
    headline="Mill Lane jest zamknięta",
    text="Mill Lane jest zamknięta do piątku, godz. 18:00. Weir Road. Dalej o 15:00.",
    translator="Ola Nowak",
)


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


def test_is_said_in_two_and_corrected_in_one(
    press: Press, settings: Settings, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    Office.objects.filter(pk=press.office_id).update(languages=["en", "pl"])
    first = a_statement(
        press, translations={"pl": POLISH}, account_languages={press.account_id: "pl"}
    )
    (post,) = press.net.posts(author="townhall")
    assert post.text.startswith("EXERCISE. Mill Lane jest zamknięta")
    assert POLISH.text in printed(press, tmp_path, first, "pl")

    second = begin_edition(edition_id=first, by=press.chief, at=LATER)
    now = {"headline": "Mill Lane is open", "text": "Mill Lane is open again."}
    words = wording(press, **now, translations={}, account_languages={press.account_id: "pl"})
    version = revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
    with pytest.raises(Stopped, match="no words in it"):
        send_for_signature(press, second, at=LATER)
    words = wording(press, **now, translations={}, account_languages={})
    revise(edition_id=second, seen_version=version, wording=words, by=press.chief, at=LATER)
    told = queries.preview(office_id=press.office_id, edition_id=second, link=LINK, at=LATER).told
    assert "correction-missing-pl" in {one.found.code for one in told}
    send_for_signature(press, second, at=LATER)
    assert "<del>" not in printed(press, tmp_path, first, "pl"), "it stands until it is corrected"
    signed(press, second, at=LATER)
    see_off(press, at=LATER)

    (post,) = [one for one in press.net.posts(author="townhall") if one.deleted_at is None]
    assert "Mill Lane is open again." in post.text
    assert "zamknięta" not in post.text
    shown = printed(press, tmp_path, second, "pl")
    assert "To zostało poprawione." in shown
    assert "Mill Lane is open again." in shown
    struck = shown.partition("<del>")[2]
    assert POLISH.text in struck
    assert POLISH.text not in shown.partition("<del>")[0]


def printed(press: Press, home: Path, edition_id: int, language: str) -> str:
    """Print the pages, and return that of a statement in one language."""
    print_pages(by=press.clockwork, at=LATER)
    (path,) = home.rglob(f"{page(press, edition_id).code}/{language}/index.html")
    return path.read_text(encoding="utf-8")
