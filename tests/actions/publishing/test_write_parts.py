"""A message in parts becomes the words of every channel, all signed together, none sent twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed
from clarion.postroom.actions import deliver
from clarion.postroom.models import Dispatch
from clarion.publishing import queries
from clarion.publishing.actions import (
    Moment,
    NotADraft,
    NothingHappened,
    Part,
    Parts,
    SomebodySaved,
    Spoken,
    Stopped,
    begin_edition,
    revise,
    withdraw,
    write_parts,
)
from clarion.publishing.models import Edition, Version
from clarion.publishing.queries import HandedNow, Preview
from clarion.signoff import queries as signoff
from clarion.signoff.models import Request
from tests.makers.desk import without
from tests.makers.people import NOW
from tests.makers.publishing import (
    LINK,
    MISTAKE,
    Press,
    a_draft,
    a_statement,
    page,
    press_dispatches,
    see_off,
    send_for_signature,
    signed,
    wording,
)

SIX = Moment(at=datetime(2026, 11, 28, 18, tzinfo=UTC), zone="Europe/London")
BURST = Parts(
    spoken=Spoken(
        what="A water main has burst",
        where="Mill Lane; Weir Road",
        do="Boil water for 5 minutes.",
        source="Merrowby Borough Council",
        source_short="Merrowby",
        more="400 homes have no water.",
    ),
    until=SIX,
)
WELSH = Spoken(
    what="Mae prif bibell wedi byrstio",
    where="Lôn y Felin; Ffordd y Gored",
    do="Berwch ddŵr am 5 munud.",
    source="Cyngor Merrowby",
)
SMS = frozenset({("sms", "en")})
OTHER = "Water is off in Mill Lane; Weir Road. Boil water for 5 minutes. Until 19:00 Sat 28 Nov."


def write(
    press: Press,
    edition_id: int,
    parts: Parts = BURST,
    handed: frozenset[tuple[str, str]] = SMS,
) -> int:
    return write_parts(
        edition_id=edition_id,
        seen_version=page(press, edition_id).version,
        parts=parts,
        handed=handed,
        by=press.chief,
        at=NOW,
    )


def in_parts(press: Press, **more: object) -> int:
    edition_id = a_draft(press)
    write(press, edition_id, **more)  # type: ignore[arg-type]  # parts and handed
    return edition_id


def preview(press: Press, edition_id: int) -> Preview:
    return queries.preview(office_id=press.office_id, edition_id=edition_id, link=LINK, at=NOW)


def handed(press: Press, edition_id: int) -> list[HandedNow]:
    return queries.handed(office_id=press.office_id, edition_id=edition_id, at=NOW)


def by_hand(press: Press, edition_id: int, text: str) -> None:
    now = page(press, edition_id)
    words = wording(press, headline=now.headline, text=now.text, handed={("sms", "en"): text})
    revise(edition_id=edition_id, seen_version=now.version, wording=words, by=press.chief, at=NOW)


def codes(press: Press, edition_id: int) -> dict[str, str]:
    return {one.found.code: one.found.says for one in preview(press, edition_id).told}


class TestLasting:
    """T12: what waited too long is not said once it is over."""

    LATE = SIX.at + timedelta(minutes=1)

    def queued(self, press: Press, text: str = "") -> list[Dispatch]:
        edition_id = a_draft(press)
        write(press, edition_id, handed=frozenset())
        if text:
            now = page(press, edition_id)
            words = wording(press, headline=now.headline, text=text)
            revise(
                edition_id=edition_id, seen_version=now.version, wording=words, by=press.chief,
                at=NOW,
            )  # fmt: skip
        send_for_signature(press, edition_id)
        signed(press, edition_id)
        return list(Dispatch.objects.filter(pk__in=press_dispatches(press)))

    def test_t12_words_that_say_until_when_expire_then(self, press: Press) -> None:
        rows = self.queued(press)
        assert {row.expires_at for row in rows} == {SIX.at}
        Dispatch.objects.update(stale_at=SIX.at + timedelta(days=1))
        for row in rows:
            deliver(dispatch_id=row.pk, by=press.clockwork, at=self.LATE)
        assert {row.state for row in Dispatch.objects.all()} == {"expired"}

    def test_words_that_name_another_end_do_not(self, press: Press) -> None:
        rows = self.queued(press, "Boil water for 5 minutes. There is none in Mill Lane.")
        assert {row.expires_at for row in rows} == {None}


class TestWriting:
    def test_fills_the_main_words_and_those_of_each_account(self, press: Press) -> None:
        now = page(press, in_parts(press))
        assert now.headline == "A water main has burst, Mill Lane, Weir Road"
        assert now.text.startswith("Boil water for 5 minutes.\n\nUntil 18:00 on Saturday")
        house, account = now.audiences
        assert house.own_text == ""
        assert account.own_text.startswith("A water main has burst. Mill Lane, Weir Road.")

    def test_keeps_the_parts_with_the_version(self, press: Press) -> None:
        edition_id = in_parts(press)
        last = Version.objects.filter(edition_id=edition_id).order_by("-number")[0]
        assert last.parts["spoken"]["where"] == "Mill Lane; Weir Road"
        found = queries.parts_now(office_id=press.office_id, edition_id=edition_id)
        assert found.parts == BURST
        assert found.handed == SMS

    def test_the_parts_survive_an_edit(self, press: Press) -> None:
        edition_id = in_parts(press)
        by_hand(press, edition_id, OTHER)
        found = queries.parts_now(office_id=press.office_id, edition_id=edition_id)
        assert found.parts == BURST
        assert Version.objects.get(edition_id=edition_id, number=3).handed == {"sms_en": OTHER}

    def test_a_text_message_is_made_of_them_with_its_mark(self, press: Press) -> None:
        (sms,) = preview(press, in_parts(press)).handed
        assert sms.text.startswith("EXERCISE. Merrowby")
        assert (sms.measure.encoding, sms.measure.segments) == ("gsm7", 1)
        assert not sms.own

    def test_every_needed_fact_is_everywhere(self, press: Press) -> None:
        table = preview(press, in_parts(press)).table
        assert len(table.columns) == 3
        needed = [line for line in table.lines if line.needed]
        assert {"Mill Lane", "Weir Road", "18:00"} <= {line.fact.shown for line in needed}
        assert all(cell.state == "there" for line in needed for cell in line.cells)

    def test_the_text_that_says_less_stands_first(self, press: Press) -> None:
        edition_id = in_parts(press)
        by_hand(press, edition_id, "Mill Lane is closed.")
        table = preview(press, edition_id).table
        assert table.columns[0] == "Text message, English"
        until = next(line for line in table.lines if line.fact.shown == "18:00")
        assert [cell.state for cell in until.cells] == ["lost", "there", "there"]

    def test_nothing_is_put_together_of_nothing(self, press: Press) -> None:
        with pytest.raises(NothingHappened):
            in_parts(press, parts=Parts(spoken=Spoken(where="Mill Lane")))

    def test_loses_nobodys_words(self, press: Press) -> None:
        edition_id = a_draft(press)
        with pytest.raises(SomebodySaved):
            write_parts(
                edition_id=edition_id, seen_version=0, parts=BURST, handed=SMS,
                by=press.chief, at=NOW,
            )  # fmt: skip

    def test_only_a_draft_is_written(self, press: Press) -> None:
        edition_id = in_parts(press)
        send_for_signature(press, edition_id)
        with pytest.raises(NotADraft):
            write(press, edition_id)

    def test_is_for_whoever_writes(self, press: Press) -> None:
        edition_id = a_draft(press)
        with pytest.raises(NotAllowed):
            write_parts(
                edition_id=edition_id, seen_version=1, parts=BURST, handed=SMS,
                by=without(press.chief, Power.PUBLISH), at=NOW,
            )  # fmt: skip


class TestChecks:
    def test_says_what_a_text_by_hand_has_changed(self, press: Press) -> None:
        edition_id = in_parts(press)
        by_hand(press, edition_id, OTHER)
        found = codes(press, edition_id)
        assert "It says 19:00, and the statement says 18:00." in found["another-fact-sms_en"]

    def test_says_what_it_has_lost(self, press: Press) -> None:
        edition_id = in_parts(press)
        by_hand(press, edition_id, "Water main burst, Mill Lane. Boil water for 5 minutes.")
        assert "18:00" in codes(press, edition_id)["lost-fact-sms_en"]
        assert "Weir Road" in codes(press, edition_id)["lost-fact-sms_en"]

    def test_what_is_needed_and_does_not_fit_stops(self, press: Press) -> None:
        long = replace(BURST, spoken=replace(BURST.spoken, do="Boil all of the water. " * 5))
        edition_id = in_parts(press, parts=long, handed=frozenset({("wea-90", "en")}))
        assert "too long with what is needed" in codes(press, edition_id)["too-long-wea-90_en"]
        with pytest.raises(Stopped):
            send_for_signature(press, edition_id)

    def test_a_language_that_nobody_has_written_stops(self, press: Press) -> None:
        edition_id = in_parts(press, handed=SMS | {("sms", "cy")})
        assert "blank-cy" in codes(press, edition_id)
        with pytest.raises(Stopped):
            send_for_signature(press, edition_id)

    def test_a_language_that_somebody_has_written_agrees(self, press: Press) -> None:
        parts = replace(BURST, translations={"cy": WELSH}, needed=frozenset(Part))
        edition_id = in_parts(press, parts=parts, handed=frozenset({("email", "cy")}))
        found = codes(press, edition_id)
        assert "blank-cy" in found  # what else is known was not translated
        more = replace(WELSH, more="Mae 400 o gartrefi heb ddŵr.")
        write(
            press,
            edition_id,
            replace(parts, translations={"cy": more}),
            frozenset({("email", "cy")}),
        )
        found = codes(press, edition_id)
        assert not [code for code in found if "email_cy" in code or code == "blank-cy"]

    def test_a_word_that_stops_elsewhere_stops_here(self, press: Press) -> None:
        edition_id = in_parts(press)
        by_hand(press, edition_id, f"{OTHER} A woman has died at the scene.")
        assert "next-of-kin" in codes(press, edition_id)


class TestSigning:
    def test_its_exact_words_are_signed_with_the_rest(self, press: Press) -> None:
        edition_id = in_parts(press)
        shown = preview(press, edition_id).handed[0].text
        send_for_signature(press, edition_id)
        request = Request.objects.get(pk=page(press, edition_id).request_id)
        assert len(request.digests) == 3
        piece = request.shown()[-1]
        assert (piece.text, piece.language) == (shown, "en")
        assert piece.where.startswith("Text message")

    def test_is_ready_only_once_it_is_signed(self, press: Press) -> None:
        edition_id = in_parts(press)
        send_for_signature(press, edition_id)
        assert [one.signed for one in handed(press, edition_id)] == [False]
        signed(press, edition_id)
        (one,) = handed(press, edition_id)
        assert one.signed
        warrant_id = Edition.objects.get(pk=edition_id).warrant_id
        assert warrant_id is not None
        assert len(signoff.warrant_now(warrant_id).digests) == 3

    def test_nothing_more_is_sent_for_it(self, press: Press) -> None:
        edition_id = in_parts(press)
        send_for_signature(press, edition_id)
        signed(press, edition_id)
        see_off(press)
        assert page(press, edition_id).state == "published"
        assert len(press_dispatches(press)) == 2

    def test_other_words_than_the_signed_ones_are_not_ready(self, press: Press) -> None:
        edition_id = in_parts(press)
        send_for_signature(press, edition_id)
        signed(press, edition_id)
        Edition.objects.get(pk=edition_id).handovers.update(text="Something else.")
        assert [one.signed for one in handed(press, edition_id)] == [False]

    def test_withdrawn_or_corrected_it_is_not_ready_any_more(self, press: Press) -> None:
        edition_id = in_parts(press)
        send_for_signature(press, edition_id)
        signed(press, edition_id)
        see_off(press)
        new_id = begin_edition(edition_id=edition_id, by=press.chief, at=NOW)
        assert [one.signed for one in handed(press, edition_id)] == [False]
        assert "CORRECTION" in preview(press, new_id).handed[0].text
        statement_id = page(press, edition_id).statement_id
        withdraw(statement_id=statement_id, why="The wrong main", by=press.chief, at=NOW)
        assert [one.signed for one in handed(press, edition_id)] == [False]

    def test_a_statement_without_parts_is_as_it_was(self, press: Press) -> None:
        edition_id = a_statement(press)
        assert handed(press, edition_id) == []
        assert preview(press, edition_id).handed == []


def test_put_together_anew_a_correction_keeps_what_it_says_of_the_old_words(press: Press) -> None:
    first = a_statement(press)
    new = begin_edition(edition_id=first, by=press.chief, at=NOW)
    words = wording(press, removes_old_words=True)
    revise(edition_id=new, seen_version=0, wording=words, by=press.chief, at=NOW)
    write(press, new)
    now = page(press, new)
    assert (now.mistake, now.removes_old_words) == (MISTAKE, True)
