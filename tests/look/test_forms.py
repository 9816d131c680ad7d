"""It labels, hints and corrects every field so that it can be seen, heard and found."""

from datetime import UTC, datetime
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import Form
from django.template.loader import get_template
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from clarion.look.fields import FilesField, MomentField
from clarion.look.gallery import SpecimenForm


def parsed(html: str) -> Element:
    return html5lib.parse(f"<!doctype html>{html}", namespaceHTMLElements=False)


def by_id(page: Element, name: str) -> Element:
    found = page.findall(f".//*[@id='{name}']")
    assert len(found) == 1, f"{len(found)} elements are called {name}"
    return found[0]


@pytest.fixture
def wrong() -> SpecimenForm:
    return SpecimenForm({"address": "town hall", "edge": "both"})


def test_labels_every_field() -> None:
    page = parsed(str(SpecimenForm()))
    labelled = {label.get("for") for label in page.iter("label")}
    for tag in ("input", "select", "textarea"):
        for field in page.iter(tag):
            assert field.get("id") in labelled


def test_reads_hint_and_error_with_the_field(wrong: SpecimenForm) -> None:
    page = parsed(str(wrong))
    assert by_id(page, "id_name").get("aria-describedby") == "id_name_helptext id_name_error"
    assert "As residents know it." in "".join(by_id(page, "id_name_helptext").itertext())
    assert "Fill this in." in "".join(by_id(page, "id_name_error").itertext())
    assert by_id(page, "id_name").get("aria-invalid") == "true"


def test_describes_a_group_of_choices_on_the_group(wrong: SpecimenForm) -> None:
    groups = parsed(str(wrong)).findall(".//fieldset[@aria-describedby]")
    assert "id_edge_helptext id_edge_error" in [g.get("aria-describedby") for g in groups]


def test_leaves_the_checking_to_us() -> None:
    page = parsed(str(SpecimenForm()))
    assert not page.findall(".//*[@required]")
    assert by_id(page, "id_name").get("aria-required") == "true"


def test_draws_checkboxes_as_checkboxes() -> None:
    page = parsed(str(SpecimenForm()))
    assert by_id(page, "id_areas_0").get("class") == "govuk-checkboxes__input"
    assert by_id(page, "id_edge_0").get("class") == "govuk-radios__input"


def test_says_which_fields_may_stay_empty() -> None:
    page = parsed(str(SpecimenForm()))
    label = next(label for label in page.iter("label") if label.get("for") == "id_address")
    assert "(optional)" in "".join(label.itertext())


def test_leads_from_each_error_to_its_field(wrong: SpecimenForm) -> None:
    summary = get_template("look/gallery/forms.html").render({"wrong_form": wrong, "form": wrong})
    page = parsed(summary)
    links = page.findall(".//*[@role='alert']//a")
    assert len(links) == len(wrong.errors)
    ids = {element.get("id") for element in page.iter()}
    assert {(link.get("href") or "").removeprefix("#") for link in links} <= ids


class MomentForm(Form):
    due = MomentField()


def test_takes_a_moment_in_the_office_zone() -> None:
    with timezone.override("Europe/London"):
        form = MomentForm({"due_0": "2026-04-14", "due_1": "09:00"})
        assert form.is_valid(), form.errors
        assert "Europe/London" in str(form)
    assert form.cleaned_data["due"] == datetime(2026, 4, 14, 8, 0, tzinfo=UTC)


def test_refuses_a_moment_that_a_clock_change_skips() -> None:
    with timezone.override("Europe/London"):
        assert not MomentForm({"due_0": "2026-03-29", "due_1": "01:30"}).is_valid()


class FilesForm(Form):
    pictures = FilesField(required=False)


def test_takes_several_files() -> None:
    two = [SimpleUploadedFile("a.png", b"1"), SimpleUploadedFile("b.png", b"2")]
    form = FilesForm({}, MultiValueDict({"pictures": two}))
    assert form.is_valid()
    assert [file.name for file in form.cleaned_data["pictures"]] == ["a.png", "b.png"]


def test_takes_no_file_at_all() -> None:
    form = FilesForm({}, MultiValueDict())
    assert form.is_valid()
    assert form.cleaned_data["pictures"] == []


def test_refuses_an_empty_file_among_several() -> None:
    two = [SimpleUploadedFile("a.png", b"1"), SimpleUploadedFile("b.png", b"")]
    assert not FilesForm({}, MultiValueDict({"pictures": two})).is_valid()
