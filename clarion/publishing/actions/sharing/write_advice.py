"""The office says in its own words what people should think of when they share something."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.publishing.models import Advice
from clarion.publishing.rules.sharing.advice import LINE_MAX, LINES_MAX, lines_in


class AdviceTooLong(Refusal):
    """Twelve lines at most, of 200 characters each: nobody reads more before they share."""


@transaction.atomic
def write_advice(*, language: str, text: str, by: Actor, at: datetime) -> None:
    """Save the lines of one language; with none, Clarion's own are shown again.

    Raises `AdviceTooLong`.
    """
    by.must(Power.MANAGE_OFFICE)
    if language not in people.office(by.office_id).languages:
        raise NotFound
    lines = lines_in(text)
    if len(lines) > LINES_MAX or any(len(line) > LINE_MAX for line in lines):
        raise AdviceTooLong
    rows = Advice.objects.of(by.office_id).filter(language=language)
    known = rows.locked().first()
    words = "\n".join(lines)
    if words == (known.text if known else ""):
        return
    if words:
        Advice.objects.update_or_create(
            office_id=by.office_id,
            language=language,
            defaults={"text": words, "written_by": by.name, "written_at": at},
        )
    else:
        rows.delete()
    enter(
        "advice for advocates written",
        about=f"office:{by.office_id}",
        by=by,
        at=at,
        language=language,
        text=words,
    )
