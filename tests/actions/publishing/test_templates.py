"""A template gives its words and its theme, and lets nothing leave with a blank in it."""

import pytest

from clarion.kit.refusals import NotFound
from clarion.publishing import queries
from clarion.publishing.actions import (
    Stopped,
    TemplateNameless,
    begin_statement,
    end_template,
    write_template,
)
from clarion.signoff.actions import OwnWork, sign
from tests.makers.people import NOW
from tests.makers.publishing import HEADLINE, WORDS, Press, page, send_for_signature


def a_template(press: Press, *, name: str = "Holding statement", text: str = "At [time].") -> int:
    return write_template(
        name=name,
        headline="Fire in [where]",
        text=text,
        language="en",
        theme="safety",
        by=press.chief,
        at=NOW,
    )


def test_gives_its_words_and_its_theme(press: Press) -> None:
    template_id = a_template(press)
    edition_id = begin_statement(theme="service", template_id=template_id, by=press.chief, at=NOW)
    now = page(press, edition_id)
    assert (now.headline, now.text, now.theme) == ("Fire in [where]", "At [time].", "safety")
    with pytest.raises(Stopped):
        send_for_signature(press, edition_id)


def test_needs_a_name(press: Press) -> None:
    with pytest.raises(TemplateNameless):
        a_template(press, name=" ")


def test_is_offered_until_it_is_ended(press: Press) -> None:
    template_id = a_template(press)
    (found, more) = queries.templates(office_id=press.office_id)
    assert ([one.id for one in found], more) == ([template_id], False)
    end_template(template_id=template_id, by=press.chief, at=NOW)
    assert queries.templates(office_id=press.office_id) == ([], False)
    with pytest.raises(NotFound):
        begin_statement(theme="service", template_id=template_id, by=press.chief, at=NOW)


def test_o12_whoever_wrote_a_template_cannot_sign_what_is_said_from_it(press: Press) -> None:
    template_id = write_template(
        name="Road closed",
        headline=HEADLINE,
        text=WORDS,
        language="en",
        theme="service",
        by=press.signer,
        at=NOW,
    )
    edition_id = begin_statement(theme="service", template_id=template_id, by=press.chief, at=NOW)
    send_for_signature(press, edition_id)
    request_id = page(press, edition_id).request_id
    assert request_id is not None
    with pytest.raises(OwnWork):
        sign(request_id=request_id, by=press.signer, at=NOW)
