"""A statement in several languages: written by people, signed with the rest, put right in all."""

from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

import pytest

from clarion.kit.refusals import NotFound
from clarion.people.models import Office
from clarion.publishing import queries
from clarion.publishing.actions import (
    Parts,
    Spoken,
    Stopped,
    Translated,
    begin_edition,
    revise,
    write_parts,
)
from clarion.publishing.models import Edition, Rendition, Translation
from clarion.publishing.queries.saying.published import Published, published
from clarion.signoff import queries as signoff
from tests.makers.people import NOW
from tests.makers.publishing import (
    LINK,
    Press,
    a_draft,
    a_statement,
    let_pass,
    page,
    send_for_signature,
    submitted,
    wording,
)

LATER = NOW + timedelta(minutes=20)
WELSH = Translated(
    headline="Mae Mill Lane ar gau",
    text="Mae Mill Lane ar gau tan 18:00 ddydd Gwener. Defnyddiwch Weir Road. Nesaf am 15:00.",
    translator="Dewi Morgan",
)
OPEN = {"headline": "Mill Lane is open", "text": "Mill Lane is open again."}
WELSH_OPEN = Translated(
    headline="Mae Mill Lane ar agor",
    text="Mae Mill Lane ar agor eto.",
    mistake="Dywedon ni y byddai ar agor am 18:00. Nid oedd hynny'n wir.",
    translator="Dewi Morgan",
)


@pytest.fixture(autouse=True)
def languages(press: Press) -> None:
    """The office speaks three languages."""
    Office.objects.filter(pk=press.office_id).update(languages=["en", "cy", "ar"])


def save(press: Press, edition_id: int, *, seen: int, **changed: Any) -> int:
    words = wording(press, **changed)
    return revise(edition_id=edition_id, seen_version=seen, wording=words, by=press.chief, at=NOW)


def kept(edition_id: int) -> dict[str, Translated]:
    rows = Translation.objects.filter(edition_id=edition_id)
    return {row.language: row.translated() for row in rows}


def codes(press: Press, edition_id: int) -> set[str]:
    found = queries.preview(office_id=press.office_id, edition_id=edition_id, link=LINK, at=NOW)
    return {one.found.code for one in found.told}


def a_correction(press: Press, first: int, **changed: Any) -> int:
    """Begin a correction of something and write it; return its edition."""
    second = begin_edition(edition_id=first, by=press.chief, at=LATER)
    said = wording(press, **{**OPEN, **changed})
    revise(edition_id=second, seen_version=0, wording=said, by=press.chief, at=LATER)
    return second


def stands(press: Press) -> Published:
    (one,) = published(office_id=press.office_id)
    return one


class TestWriting:
    def test_keeps_each_language_and_its_versions(self, press: Press) -> None:
        edition_id = a_draft(press, translations={"cy": WELSH})
        assert kept(edition_id) == {"cy": WELSH}
        save(press, edition_id, seen=1, translations={})
        assert kept(edition_id) == {}
        _now, before = queries.versions(office_id=press.office_id, edition_id=edition_id)
        assert before.translations == {"cy": asdict(WELSH)}

    def test_whoever_wrote_it_translated_it_if_nobody_else_did(self, press: Press) -> None:
        said = Translated(headline="Ar gau", text="Ar gau.")
        edition_id = a_draft(press, translations={"cy": said})
        assert kept(edition_id)["cy"].translator == press.chief.name

    def test_what_is_not_said_stays_as_it_was(self, press: Press) -> None:
        edition_id = a_draft(press, translations={"cy": WELSH})
        save(press, edition_id, seen=1, translations=None)
        assert kept(edition_id) == {"cy": WELSH}

    def test_the_language_of_the_original_is_none_of_its_translations(self, press: Press) -> None:
        edition_id = a_draft(press, translations={"en": WELSH, "cy": Translated()})
        assert kept(edition_id) == {}

    @pytest.mark.parametrize(
        "strange", [{"translations": {"fr": WELSH}}, {"account_languages": {1: "fr"}}]
    )
    def test_an_office_speaks_its_own_languages(self, press: Press, strange: Any) -> None:
        with pytest.raises(NotFound):
            a_draft(press, **strange)

    def test_parts_that_somebody_translated_are_put_together(self, press: Press) -> None:
        edition_id = a_draft(press, translations={"ar": WELSH})
        welsh = Spoken(what="Mae prif bibell wedi byrstio", where="Mill Lane", do="Berwch ddŵr.")
        english = Spoken(what="A main has burst", where="Mill Lane", do="Boil water.")
        parts = Parts(spoken=english, translations={"cy": welsh, "ar": Spoken()})
        write_parts(
            edition_id=edition_id,
            seen_version=1,
            parts=parts,
            handed=frozenset(),
            by=press.chief,
            at=NOW,
        )
        now = kept(edition_id)
        assert now["cy"].headline == "Mae prif bibell wedi byrstio, Mill Lane"
        assert now["cy"].text == "Berwch ddŵr."
        assert now["ar"] == WELSH, "nobody has translated its parts, so nothing is proposed"

    def test_an_account_gets_the_parts_in_its_language(self, press: Press) -> None:
        speaks = {press.account_id: "cy"}
        edition_id = a_draft(press, translations={"cy": WELSH}, account_languages=speaks)
        welsh = Spoken(what="Mae prif bibell wedi byrstio", where="Mill Lane")
        parts = Parts(spoken=Spoken(what="A main has burst"), translations={"cy": welsh})
        write_parts(
            edition_id=edition_id,
            seen_version=1,
            parts=parts,
            handed=frozenset(),
            by=press.chief,
            at=NOW,
        )
        row = Rendition.objects.get(edition_id=edition_id, account_id=press.account_id)
        assert row.own_text == "Mae prif bibell wedi byrstio. Mill Lane."
        assert row.language == "cy"


class TestSigning:
    def test_it_is_signed_with_the_rest_word_for_word(self, press: Press) -> None:
        edition_id = submitted(press, translations={"cy": WELSH})
        (request,) = signoff.open_requests(office_id=press.office_id)
        piece = next(one for one in request.pieces if one.language == "cy")
        assert piece.where == "Own page, Cymraeg"
        assert piece.subject == "EXERCISE. Mae Mill Lane ar gau"
        assert piece.text == WELSH.text
        assert "Dewi Morgan" in piece.deed
        row = Translation.objects.get(edition_id=edition_id)
        assert row.said_headline == piece.subject

    def test_it_stands_on_our_own_page_as_it_was_signed(self, press: Press) -> None:
        a_statement(press, translations={"cy": WELSH})
        (words,) = stands(press).now.translations
        assert (words.language, words.text) == ("cy", WELSH.text)
        assert words.headline == "EXERCISE. Mae Mill Lane ar gau"

    def test_words_that_nobody_signed_are_never_shown(self, press: Press) -> None:
        edition_id = a_statement(press, translations={"cy": WELSH})
        Translation.objects.filter(edition_id=edition_id).update(said_text="Ffoniwch 0900 1234.")
        assert stands(press).now.translations == ()
        row = Translation.objects.create(
            edition_id=edition_id, language="ar", said_headline="h", said_text="t"
        )
        assert row.language not in stands(press).languages

    def test_a_wrong_number_of_it_is_a_warning(self, press: Press) -> None:
        wrong = Translated(headline=WELSH.headline, text=WELSH.text.replace("15", "17"))
        edition_id = a_draft(press, translations={"cy": wrong})
        assert "another-fact-page_cy" in codes(press, edition_id)

    def test_half_of_it_is_not_sent_for_signature(self, press: Press) -> None:
        half = Translated(headline="Mae Mill Lane ar gau")
        with pytest.raises(Stopped):
            submitted(press, translations={"cy": half})


class TestAccounts:
    def test_an_account_speaks_the_language_that_was_chosen(self, press: Press) -> None:
        speaks = {press.account_id: "cy", press.page_id: "cy"}
        edition_id = a_statement(press, translations={"cy": WELSH}, account_languages=speaks)
        (post,) = press.net.posts(author="townhall")
        assert post.text.startswith("EXERCISE. Mae Mill Lane ar gau")
        _own, net = page(press, edition_id).audiences
        assert net.language == "cy"
        assert stands(press).now.language == "en", "on our own page each has its place"

    def test_a_short_text_leads_to_its_own_language(self, press: Press) -> None:
        long = Translated(headline=WELSH.headline, text=f"{WELSH.text} {'a' * 400}")
        edition_id = a_draft(
            press,
            text=f"{wording(press).text} {'a' * 400}",
            translations={"cy": long},
            account_languages={press.account_id: "cy"},
        )
        found = queries.preview(
            office_id=press.office_id, edition_id=edition_id, link="https://t.example/CODE", at=NOW
        )
        net = next(one for one in found.composed if one.account.id == press.account_id)
        assert net.adapted.short
        assert net.adapted.text.endswith("https://t.example/CODE/cy")

    def test_without_words_in_it_nothing_is_sent(self, press: Press) -> None:
        edition_id = a_draft(press, account_languages={press.account_id: "ar"})
        assert "no-words-ar" in codes(press, edition_id)
        with pytest.raises(Stopped):
            send_for_signature(press, edition_id)

    def test_the_original_is_no_other_language(self, press: Press) -> None:
        edition_id = a_draft(press, account_languages={press.account_id: "en"})
        assert set(
            Rendition.objects.filter(edition_id=edition_id).values_list("language", flat=True)
        ) == {""}


class TestCorrecting:
    def test_other_words_before_it_was_said_keep_every_language(self, press: Press) -> None:
        first = submitted(press, translations={"cy": WELSH})
        assert kept(begin_edition(edition_id=first, by=press.chief, at=LATER)) == {"cy": WELSH}

    def test_old_words_in_another_language_stop_a_correction(self, press: Press) -> None:
        first = a_statement(press, translations={"cy": WELSH})
        second = a_correction(press, first)
        assert {"still-wrong-cy", "no-mistake-cy"} <= codes(press, second)
        with pytest.raises(Stopped):
            send_for_signature(press, second, at=LATER)

    def test_a_reason_for_old_words_is_for_what_was_put_right_then(self, press: Press) -> None:
        first = a_statement(press, translations={"cy": WELSH})
        same = {"cy": replace(WELSH, mistake="Roedd gair yn anghywir.")}
        second = a_correction(press, first, translations=same)
        let_pass(press, second, "still-wrong-cy", reason="A word of the English.", at=LATER)
        other = wording(press, text="Mill Lane is closed until Sunday.", translations=same)
        revise(edition_id=second, seen_version=1, wording=other, by=press.chief, at=LATER)
        with pytest.raises(Stopped, match="still those that are being put right"):
            send_for_signature(press, second, at=LATER)

    def test_a_language_that_is_left_out_is_a_warning_and_its_page_says_so(
        self, press: Press
    ) -> None:
        first = a_statement(press, translations={"cy": WELSH})
        second = a_correction(press, first, translations={})
        assert "correction-missing-cy" in codes(press, second)
        send_for_signature(press, second, at=LATER)
        assert page(press, second).state == "in_review"

    def test_a_whole_correction_is_let_pass(self, press: Press) -> None:
        first = a_statement(press, translations={"cy": WELSH})
        second = a_correction(press, first, translations={"cy": WELSH_OPEN})
        of_welsh = {one for one in codes(press, second) if one.endswith("cy")}
        assert of_welsh == {"not-read-for-cy"}, "which is a note, and said of every Welsh text"
        send_for_signature(press, second, at=LATER)
        row = Translation.objects.get(edition_id=second)
        assert row.said_text == f"{WELSH_OPEN.mistake}\n\n{WELSH_OPEN.text}"

    def test_the_first_language_of_what_is_now_said_in_another_counts_as_well(
        self, press: Press
    ) -> None:
        first = a_statement(press)
        second = a_correction(press, first, language="cy")
        assert "correction-missing-en" in codes(press, second)

    def test_a_draft_that_nobody_signed_changes_nothing_outside(self, press: Press) -> None:
        first = a_statement(press, translations={"cy": WELSH})
        a_correction(press, first, translations={"cy": WELSH_OPEN})
        assert Edition.objects.get(pk=first).state == "published"
        assert [one.text for one in stands(press).now.translations] == [WELSH.text]


class TestThread:
    def test_each_post_of_a_thread_is_in_the_language_that_is_signed(self, press: Press) -> None:
        three = Translated(
            headline=WELSH.headline,
            text="Mae Mill Lane ar gau.\n---\nDefnyddiwch Weir Road.\n---\nNesaf am 15:00.",
            translator="Dewi Morgan",
        )
        edition_id = submitted(
            press,
            text="Mill Lane is closed.\n\nUse Weir Road.\n\nMore at 15:00.",
            translations={"cy": three},
            threads=frozenset({press.account_id}),
            account_languages={press.account_id: "cy"},
        )
        rows = Rendition.objects.filter(edition_id=edition_id, account_id=press.account_id)
        posts = list(rows.order_by("place"))
        assert [row.language for row in posts] == ["cy"] * 3
        assert "Defnyddiwch Weir Road." in posts[1].text
        edition = Edition.objects.get(pk=edition_id)
        assert edition.request_id is not None
        asked = signoff.request_now(office_id=press.office_id, request_id=edition.request_id)
        assert asked is not None
        on_net = [piece for piece in asked.pieces if "post" in piece.where]
        assert [piece.language for piece in on_net] == ["cy"] * 3

    def test_its_link_leads_to_the_same_language(self, press: Press) -> None:
        long = Translated(
            headline=WELSH.headline, text="Mae Mill Lane ar gau tan 18:00. " * 30, translator="D."
        )
        edition_id = submitted(
            press, translations={"cy": long}, account_languages={press.account_id: "cy"}
        )
        row = Rendition.objects.get(edition_id=edition_id, account_id=press.account_id)
        assert row.text.endswith("/cy") or row.text.endswith("/cy/")


def test_who_does_not_ask_for_languages_leaves_them_as_they_are(press: Press) -> None:
    speaks = {press.account_id: "cy"}
    edition_id = a_draft(press, translations={"cy": WELSH}, account_languages=speaks)
    save(press, edition_id, seen=1)
    row = Rendition.objects.get(edition_id=edition_id, account_id=press.account_id)
    assert row.language == "cy"
    save(press, edition_id, seen=2, account_languages={})
    row.refresh_from_db()
    assert row.language == ""
    assert Translation.objects.filter(edition_id=edition_id).exists()
