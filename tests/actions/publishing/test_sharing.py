"""What may be shared is what was signed and stands; who shares it stays their own business."""

from datetime import datetime, timedelta

import pytest

from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger.models import Entry
from clarion.postroom.actions import lift_hold, place_hold
from clarion.publishing import queries
from clarion.publishing.actions import (
    AdviceTooLong,
    AdvocateNameless,
    AdvocateThere,
    LinkOver,
    TooManyAdvocates,
    begin_edition,
    count_share,
    end_advocate,
    invite_advocate,
    leave_advocates,
    renew_advocate,
    revise,
    take_part,
    withdraw,
    write_advice,
)
from clarion.publishing.models import Advocate, Handover, ShareCount
from clarion.publishing.queries import Pack, Packs
from clarion.publishing.rules.sharing import advocates as limits
from clarion.publishing.rules.sharing.sharing import OFFERED_FOR, PRESSES_MAX, Standing
from clarion.signoff.models import Request
from tests.makers.desk import without
from tests.makers.people import NOW
from tests.makers.publishing import (
    HEADLINE,
    LINK,
    MISTAKE,
    WORDS,
    Press,
    page,
    see_off,
    send_for_signature,
    signed,
    submitted,
    wording,
)
from tests.makers.sharing import (
    FACTS,
    LONG,
    SHORT,
    Town,
    a_town,
    an_advocate_link,
    for_sharing,
    handover_id,
)

pytestmark = pytest.mark.django_db

SAID = NOW + timedelta(minutes=1)
LATER = NOW + timedelta(minutes=20)
LATEST = NOW + timedelta(minutes=30)


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def edition_id(town: Town) -> int:
    """Something that stands on our own page, with words for sharing."""
    edition_id = for_sharing(town)
    see_off(town, at=SAID)
    return edition_id


def found(town: Town, at: datetime = LATER) -> Packs:
    return queries.packs(office_id=town.office_id, at=at)


def only(town: Town, at: datetime = LATER) -> Pack:
    (one,) = found(town, at).shown
    return one


def corrected(town: Town, edition_id: int) -> int:
    second = begin_edition(edition_id=edition_id, by=town.chief, at=LATER)
    words = wording(town, text="Mill Lane is closed until 20:00 on Friday.", mistake=MISTAKE)
    version = page(town, second).version
    revise(edition_id=second, seen_version=version, wording=words, by=town.chief, at=LATER)
    send_for_signature(town, second, at=LATER)
    return second


class TestWords:
    def test_the_words_are_signed_with_everything_else(self, press: Press) -> None:
        edition_id = submitted(press, handed={SHORT: "", FACTS: "", LONG: "My own words."})
        request = Request.objects.get()
        rows = Handover.objects.filter(edition_id=edition_id)
        about = page(press, edition_id).about
        assert {row.handed(about).digest() for row in rows} <= set(request.digests)
        shown = {one.where: one for one in request.shown()}
        short = shown["To be shared, short, English"]
        assert short.text == f"EXERCISE. {HEADLINE}\n\n{WORDS}\n\n{LINK}"
        assert "in their own name" in short.deed
        assert shown["To be shared, longer, English"].text == "EXERCISE. My own words."

    def test_other_facts_are_found_in_them(self, town: Town) -> None:
        own = f"{HEADLINE} until 19:00. {LINK}"
        edition_id = submitted(town, handed={SHORT: own})
        preview = queries.preview(
            office_id=town.office_id, edition_id=edition_id, link=LINK, at=NOW
        )
        says = [one.found.says for one in preview.told]
        assert any("It says 19:00, and the statement says 18:00." in one for one in says)


class TestPacks:
    def test_nothing_is_offered_before_it_stands_on_our_own_page(self, town: Town) -> None:
        edition_id = for_sharing(town)
        assert not found(town).shown
        assert queries.shared_text(handover_id=handover_id(edition_id)).text is None
        see_off(town, at=SAID)
        assert [one.medium for one in only(town).texts] == ["share-short", "share-facts"]
        assert only(town).texts[0].text == f"{HEADLINE}\n\n{WORDS}\n\n{LINK}"

    def test_nothing_is_offered_that_was_not_signed(self, town: Town, edition_id: int) -> None:
        Handover.objects.filter(medium="share-short").update(text="Something else.")
        assert [one.medium for one in only(town).texts] == ["share-facts"]

    def test_what_is_old_is_no_news(self, town: Town, edition_id: int) -> None:
        assert only(town, SAID + OFFERED_FOR - timedelta(minutes=1))
        assert not found(town, SAID + OFFERED_FOR + timedelta(minutes=1)).shown

    @pytest.mark.parametrize(
        ("scope", "subject"), [("everything", ""), ("theme", "safety"), ("network", "page")]
    )
    def test_a_hold_closes_it_while_it_lasts(
        self, town: Town, edition_id: int, scope: str, subject: str
    ) -> None:
        placed = place_hold(scope=scope, subject=subject, why="Wait", by=town.chief, at=LATER)
        assert found(town) == Packs(shown=(), held=True)
        text = queries.shared_text(handover_id=handover_id(edition_id))
        assert text is not None
        assert text.text is None
        lift_hold(hold_id=placed.hold_id, why="Over", by=town.chief, at=LATER)
        assert only(town).standing is Standing.OPEN

    def test_a_hold_of_promotional_posts_hides_those(self, town: Town, edition_id: int) -> None:
        place_hold(scope="theme", subject="promotional", why="Wait", by=town.chief, at=LATER)
        assert only(town).standing is Standing.OPEN
        for_sharing(town, at=LATER, theme="promotional")
        see_off(town, at=LATEST)
        assert [one.code for one in found(town, LATEST).shown] == [only(town).code]

    def test_says_at_once_that_it_is_being_changed(self, town: Town, edition_id: int) -> None:
        begin_edition(edition_id=edition_id, by=town.chief, at=LATER)
        assert only(town).standing is Standing.CHANGING
        assert not only(town).texts

    def test_the_correction_stands_on_top_with_what_was_wrong(
        self, town: Town, edition_id: int
    ) -> None:
        second = corrected(town, edition_id)
        signed(town, second, at=LATER)
        see_off(town, at=LATER + timedelta(seconds=5))
        for_sharing(town, at=LATEST, headline="The bridge is open", text="It is open.")
        see_off(town, at=LATEST)
        first, other = found(town, LATEST).shown
        assert first.corrects
        assert first.mistake == MISTAKE
        assert first.texts[0].text.startswith("CORRECTION. ")
        assert "20:00" in first.texts[0].text
        assert not other.corrects

    def test_the_correction_stays_on_top_while_everything_is_held(
        self, town: Town, edition_id: int
    ) -> None:
        second = corrected(town, edition_id)
        signed(town, second, at=LATER)
        see_off(town, at=LATER + timedelta(seconds=5))
        place_hold(scope="everything", why="Wait", by=town.chief, at=LATEST)
        assert only(town, LATEST).mistake == MISTAKE
        assert not only(town, LATEST).texts

    def test_says_at_once_that_it_was_withdrawn(self, town: Town, edition_id: int) -> None:
        statement_id = page(town, edition_id).statement_id
        withdraw(statement_id=statement_id, why="It was wrong", by=town.chief, at=LATER)
        one = only(town)
        assert one.standing == Standing.WITHDRAWN
        assert not one.texts

    def test_another_offices_are_not_among_them(self, town: Town, edition_id: int) -> None:
        assert not found(a_town()).shown

    def test_nothing_of_an_exercise_leads_to_a_network(self, press: Press) -> None:
        edition_id = for_sharing(press)
        see_off(press, at=SAID)
        (one,) = queries.packs(office_id=press.office_id, at=LATER).shown
        assert one.texts[0].text.startswith("EXERCISE. ")
        assert not any(text.networks for text in one.texts)
        number = page(press, edition_id).statement_id
        with pytest.raises(NotFound):
            count_share(statement_id=number, network="x", at=LATER)


class TestCounting:
    def test_counts_presses_and_nothing_else(self, town: Town, edition_id: int) -> None:
        number = page(town, edition_id).statement_id
        before = Entry.objects.count()
        for _ in range(5):
            count_share(statement_id=number, network="bluesky", at=LATER)
        count_share(statement_id=number, network="x", at=LATER)
        names = {one.name for one in ShareCount._meta.get_fields()}
        assert names == {"id", "office", "statement", "network", "day", "presses"}
        assert Entry.objects.count() == before
        told = queries.pressed(office_id=town.office_id, statement_id=number)
        assert [(one.title, one.presses) for one in told] == [("Bluesky", "5"), ("X", "")]

    def test_each_day_is_the_offices_own(self, town: Town, edition_id: int) -> None:
        number = page(town, edition_id).statement_id
        count_share(statement_id=number, network="x", at=NOW.replace(hour=22, minute=30))
        count_share(statement_id=number, network="x", at=NOW.replace(hour=23, minute=30))
        days = ShareCount.objects.order_by("day").values_list("day", "presses")
        assert list(days) == [(NOW.date(), 1), (NOW.date() + timedelta(days=1), 1)]

    def test_refuses_what_is_no_network(self, town: Town, edition_id: int) -> None:
        number = page(town, edition_id).statement_id
        with pytest.raises(NotFound):
            count_share(statement_id=number, network="elsewhere", at=LATER)

    def test_a_program_that_goes_on_is_not_counted_further(
        self, town: Town, edition_id: int
    ) -> None:
        number = page(town, edition_id).statement_id
        count_share(statement_id=number, network="x", at=LATER)
        ShareCount.objects.update(presses=PRESSES_MAX - 1)
        for _ in range(3):
            count_share(statement_id=number, network="x", at=LATER)
        assert ShareCount.objects.get().presses == PRESSES_MAX


class TestAdvocates:
    def test_is_on_the_list_once_they_have_said_so(self, town: Town) -> None:
        secret = an_advocate_link(town, joined=False, email="Ida@Hart.example")
        (asked,) = queries.advocates(office_id=town.office_id, at=NOW)
        assert (asked.joined_at, asked.email) == (None, "ida@hart.example")
        take_part(secret=secret, at=NOW)
        take_part(secret=secret, at=LATER)
        one = queries.advocate_by_link(secret=secret, at=LATER)
        assert one is not None
        assert one.joined_at == NOW
        assert one.expires_at == NOW + limits.TAKES_PART_FOR

    def test_only_a_digest_of_the_link_is_kept(self, town: Town) -> None:
        secret = an_advocate_link(town)
        row = Advocate.objects.get()
        assert row.secret_digest == limits.digest(secret)
        assert secret not in str(Advocate.objects.values().get())

    def test_a_link_that_nobody_used_ends(self, town: Town) -> None:
        secret = an_advocate_link(town, joined=False)
        late = NOW + limits.INVITATION_LASTS
        assert queries.advocate_by_link(secret=secret, at=late) is None
        with pytest.raises(LinkOver):
            take_part(secret=secret, at=late)

    def test_a_new_link_ends_the_old_one(self, town: Town) -> None:
        old = an_advocate_link(town)
        row = Advocate.objects.get()
        new = renew_advocate(advocate_id=row.pk, by=town.chief, at=LATER)
        assert queries.advocate_by_link(secret=old, at=LATER) is None
        assert queries.advocate_by_link(secret=new, at=LATER) is not None

    def test_leaving_forgets_who_it_was(self, town: Town) -> None:
        secret = an_advocate_link(town, email="ida@hart.example")
        leave_advocates(secret=secret, at=LATER)
        row = Advocate.objects.get()
        assert (row.name, row.email, row.left_at) == ("", "", LATER)
        assert not queries.advocates(office_id=town.office_id, at=LATER)
        with pytest.raises(LinkOver):
            leave_advocates(secret=secret, at=LATER)

    def test_ending_forgets_who_it_was(self, town: Town) -> None:
        secret = an_advocate_link(town, email="ida@hart.example")
        end_advocate(advocate_id=Advocate.objects.get().pk, by=town.chief, at=LATER)
        assert queries.advocate_by_link(secret=secret, at=LATER) is None
        assert Advocate.objects.get().name == ""

    def test_the_ledger_knows_the_deeds_and_no_name(self, town: Town) -> None:
        secret = an_advocate_link(town, email="ida@hart.example")
        leave_advocates(secret=secret, at=LATER)
        about = f"advocate:{Advocate.objects.get().pk}"
        entries = list(Entry.objects.filter(about=about).order_by("id"))
        deeds = [one.deed for one in entries]
        assert deeds == ["advocate invited", "advocate joined", "advocate left"]
        assert not any("Ida" in str(vars(one)) or "hart" in str(vars(one)) for one in entries)

    def test_one_address_is_asked_once(self, town: Town) -> None:
        an_advocate_link(town, email="ida@hart.example")
        with pytest.raises(AdvocateThere):
            an_advocate_link(town, email="IDA@hart.example")
        an_advocate_link(town)
        an_advocate_link(town)

    def test_refuses_what_is_wrong(self, town: Town) -> None:
        with pytest.raises(AdvocateNameless):
            an_advocate_link(town, name="  ")
        for wrong in ({"kind": "anybody"}, {"language": "cy"}):
            with pytest.raises(NotFound):
                an_advocate_link(town, **wrong)

    def test_the_list_has_an_end(self, town: Town) -> None:
        an_advocate_link(town)
        row = Advocate.objects.get()
        Advocate.objects.bulk_create(
            Advocate(
                office_id=town.office_id,
                name="Somebody",
                kind="colleague",
                language="en",
                secret_digest=f"{number:064}",
                invited_by=row.invited_by,
                invited_at=NOW,
                expires_at=row.expires_at,
            )
            for number in range(limits.ADVOCATES_MAX - 1)
        )
        with pytest.raises(TooManyAdvocates):
            an_advocate_link(town)

    def test_takes_whoever_writes_statements(self, town: Town) -> None:
        nobody = without(town.chief, Power.PUBLISH)
        an_advocate_link(town)
        number = Advocate.objects.get().pk
        with pytest.raises(NotAllowed):
            invite_advocate(name="Ida", kind="partner", language="en", by=nobody, at=NOW)
        with pytest.raises(NotAllowed):
            renew_advocate(advocate_id=number, by=nobody, at=NOW)
        with pytest.raises(NotAllowed):
            end_advocate(advocate_id=number, by=nobody, at=NOW)


class TestAdvice:
    def test_the_offices_own_lines_take_the_place_of_ours(self, town: Town) -> None:
        def lines() -> tuple[str, ...]:
            return queries.advised(office_id=town.office_id, language="en", kind="partner").lines

        ours = lines()
        write_advice(language="en", text="Be kind.\n\nBe brief. ", by=town.chief, at=NOW)
        assert lines() == ("Be kind.", "Be brief.")
        write_advice(language="en", text="", by=town.chief, at=NOW)
        assert lines() == ours
        assert Entry.objects.filter(deed="advice for advocates written").count() == 2

    def test_is_short_and_for_whoever_runs_the_office(self, town: Town) -> None:
        with pytest.raises(AdviceTooLong):
            write_advice(language="en", text="Line.\n" * 13, by=town.chief, at=NOW)
        with pytest.raises(NotFound):
            write_advice(language="cy", text="Line.", by=town.chief, at=NOW)
        with pytest.raises(NotAllowed):
            write_advice(
                language="en",
                text="Line.",
                by=without(town.chief, Power.MANAGE_OFFICE),
                at=NOW,
            )
