"""A film is signed with its subtitles, goes up once, is put right and taken down; on our double."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from clarion.channels.connectors.youtube import films, session
from clarion.kit import clock
from clarion.kit.vault import seal, unseal
from clarion.people import queries as people
from clarion.people.models import Office
from clarion.people.rules.presets import FIRST_ADMINISTRATOR
from clarion.postroom import jobs
from clarion.postroom import queries as postroom
from clarion.postroom.actions import (
    Finding,
    StillWorking,
    Upload,
    connect_account,
    deliver,
    lift_hold,
    look_again,
    look_at_figures,
    place_hold,
    reseal_accounts,
    settle_unknown,
)
from clarion.postroom.models import Account, Dispatch, Trouble
from clarion.publishing import jobs as publishing_jobs
from clarion.publishing import queries
from clarion.publishing.actions import (
    About,
    Stopped,
    add_subtitles,
    begin_edition,
    choose_pictures,
    confirm,
    describe_picture,
    keep_film,
    revise,
    withdraw,
)
from clarion.publishing.models import Illustration
from clarion.publishing.queries.saying.published import published
from clarion.publishing.rules.pictures.consent import People
from clarion.signoff import queries as signoff
from clarion.signoff.actions import OwnWork, sign
from fakenet import FakeNet
from tests.channels.youtube.double import REFRESH, SECRET, Cut, Double, running
from tests.makers.films import DEVICE, WHERE, an_mp4
from tests.makers.people import an_actor, an_office
from tests.makers.publishing import (
    HEADLINE,
    LINK,
    WORDS,
    Press,
    a_draft,
    an_own_page,
    follow,
    let_pass,
    page,
    see_off,
    send_for_signature,
    signed,
    wording,
)

VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nMill Lane is closed.\n"
ALT = "A barrier across Mill Lane."
SOON = timedelta(minutes=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Town(Press):
    """A live office with its own page and a channel."""

    server: Double
    now: datetime

    @property
    def films(self) -> list[dict[str, Any]]:
        """What stands on the channel."""
        return self.server.films.shown

    def work(self, at: datetime) -> None:
        """Deliver and look up what is due, for some minutes."""
        for _round in range(12):
            for due in postroom.looks_due(at=at):
                look_again(dispatch_id=due.dispatch_id, by=self.clockwork, at=at)
            for one in postroom.dispatches_due(at=at):
                deliver(dispatch_id=one.dispatch_id, by=self.clockwork, at=at)
            follow(self, at=at)
            at += timedelta(seconds=20)

    def dispatch(self) -> Dispatch:
        """The newest one to the channel."""
        return Dispatch.objects.filter(account_id=self.account_id).order_by("-pk")[0]


@pytest.fixture
def town(committed: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    now = clock.now()
    with running() as server:
        server.clock = now
        settings.ALLOWED_PRIVATE_HOSTS = [server.url.removeprefix("http://")]
        monkeypatch.setattr(session, "API", server.url)
        monkeypatch.setattr(session, "SIGN_IN", server.url)
        office_id = an_office(at=now)
        Office.objects.filter(pk=office_id).update(languages=["en", "cy"])
        chief = an_actor(office_id=office_id, role=FIRST_ADMINISTRATOR, at=now)
        answers = {
            "client_id": "1",
            "client_secret": SECRET,
            "refresh_token": REFRESH,
            "made_for_kids": "no",
            "category": "25",
        }
        account_id = connect_account(
            network="youtube", address="@elmsbridge", answers=answers, by=chief, at=now
        )
        yield Town(
            net=cast(FakeNet, None),
            office_id=office_id,
            account_id=account_id,
            chief=chief,
            page_id=an_own_page(chief, at=now),
            signer=an_actor(office_id=office_id, role=FIRST_ADMINISTRATOR, at=now),
            server=server,
            now=now,
        )


def a_film(town: Town, *, subtitles: bool = True) -> int:
    """Put a film into the library, and say what it shows."""
    upload = Upload(name="C:\\films\\lane.mov", content=an_mp4())
    number, known = keep_film(upload=upload, by=town.chief, at=town.now)
    assert not known
    about = About(name="lane.mp4", alts={"en": ALT}, people=People.NOBODY)
    describe_picture(picture_id=number, seen_version=0, about=about, by=town.chief, at=town.now)
    if subtitles:
        add_subtitles(picture_id=number, language="en", content=VTT, by=town.chief, at=town.now)
    return number


def a_filmed_draft(town: Town, *, subtitles: bool = True, **changed: Any) -> int:
    edition_id = a_draft(town, at=town.now, **changed)
    number = a_film(town, subtitles=subtitles)
    choose_pictures(edition_id=edition_id, picture_ids=[number], by=town.chief, at=town.now)
    return edition_id


def found(town: Town, edition_id: int) -> dict[str, str]:
    seen = queries.preview(office_id=town.office_id, edition_id=edition_id, link=LINK, at=town.now)
    return {one.found.code: one.found.quote for one in seen.told if one.stops}


def test_is_shown_with_its_words_and_subtitles(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    assert found(town, edition_id) == {}
    send_for_signature(town, edition_id, at=town.now)
    (request,) = signoff.open_requests(office_id=town.office_id)
    assert [len(piece.films) for piece in request.pieces] == [1, 1]
    signed(town, edition_id, at=town.now)
    town.work(town.now + timedelta(seconds=1))

    (film,) = town.films
    assert (film["snippet"]["title"], film["snippet"]["description"]) == (HEADLINE, WORDS)
    sent = town.server.films.bytes_of[film["id"]]
    assert len(sent) == len(an_mp4())
    assert WHERE not in sent
    assert DEVICE not in sent
    assert list(town.server.films.words_of.values()) == [VTT]
    assert town.dispatch().state == "sent"
    assert town.dispatch().url == f"https://www.youtube.com/watch?v={film['id']}"
    assert page(town, edition_id).state == "published"
    look_at_figures(account_id=town.account_id, by=town.clockwork, at=town.now + timedelta(hours=1))
    (shown,) = [one for one in page(town, edition_id).audiences if one.figures]
    assert shown.figures is not None
    assert shown.figures.seen == 1204


def test_stands_on_our_own_page_a_part_at_a_time(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    signed(town, edition_id, at=town.now)
    town.work(town.now + timedelta(seconds=1))
    (shown,) = published(office_id=town.office_id)
    (one,) = shown.now.films
    slug = people.office(town.office_id).slug
    where = f"/{slug}/news/pictures/{one.name}"
    part = Client().get(where, headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")
    assert part["Content-Range"] == f"bytes 4-7/{len(an_mp4())}"
    assert Client().get(where, headers={"Range": "bytes=99999999-"}).status_code == 416
    whole = Client().get(where)
    assert isinstance(whole, StreamingHttpResponse)
    assert b"".join(whole)[4:8] == b"ftyp"
    assert Client().get(where.replace(".mp4", ".jpg")).status_code == 404
    html = Client().get(f"/{slug}/news/{shown.code}/").content.decode()
    assert '<video controls preload="metadata"' in html
    assert '<track kind="captions"' in html
    ((language, name),) = one.tracks
    assert language == "en"
    words = Client().get(f"/{slug}/news/pictures/{name}")
    assert (words.content, words["Content-Type"]) == (VTT, "text/vtt; charset=utf-8")


def test_holds_nobody_up_while_it_goes_out(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    request_id = page(town, edition_id).request_id
    assert request_id is not None
    warrant_id = sign(request_id=request_id, by=town.signer, at=town.now)
    asked = {"office_id": town.office_id, "request_id": request_id, "warrant_id": warrant_id}
    about = f"statement:{page(town, edition_id).statement_id}"
    publishing_jobs.approve_edition(about=about, **asked)
    assert page(town, edition_id).state == "in_review"
    waits = ProcrastinateJob.objects.filter(task_name__endswith="approve_filmed", status="todo")
    assert list(waits.values_list("queue_name", "lock")) == [("slow", "film")]
    publishing_jobs.approve_filmed(**asked)
    due = postroom.dispatches_due(at=town.now + timedelta(seconds=1))
    assert [one.dispatch_id for one in due if one.film] == [town.dispatch().pk]
    for _twice in range(2):
        jobs.deliver_one(office_id=town.office_id, dispatch_id=town.dispatch().pk)
    waits = ProcrastinateJob.objects.filter(task_name__endswith="deliver_film", status="todo")
    assert list(waits.values_list("queue_name", "lock")) == [("slow", "film")]
    assert town.films == []
    town.work(town.now + timedelta(seconds=1))  # the page first, which the film waits for
    jobs.deliver_film(office_id=town.office_id, dispatch_id=town.dispatch().pk)
    assert len(town.films) == 1


def test_is_stopped_without_a_film(town: Town) -> None:
    edition_id = a_draft(town, at=town.now)
    assert f"film-missing-{town.account_id}" in found(town, edition_id)
    with pytest.raises(Stopped):
        send_for_signature(town, edition_id, at=town.now)


def test_is_stopped_without_subtitles_until_somebody_says_why_not(town: Town) -> None:
    edition_id = a_filmed_draft(town, subtitles=False)
    assert found(town, edition_id) == {"film-subtitles-en": "lane.mp4"}
    with pytest.raises(Stopped):
        send_for_signature(town, edition_id, at=town.now)
    let_pass(
        town,
        edition_id,
        "film-subtitles-en",
        "lane.mp4",
        reason="Nobody speaks in it.",
        at=town.now,
    )
    send_for_signature(town, edition_id, at=town.now)


@pytest.mark.parametrize(
    ("words", "code"),
    [({"headline": "x" * 101}, "title-too-long"), ({"text": "Less < more."}, "barred-sign")],
)
def test_is_stopped_by_words_that_youtube_does_not_take(
    town: Town, words: dict[str, str], code: str
) -> None:
    edition_id = a_filmed_draft(town, **words)
    assert f"{code}-{town.account_id}" in found(town, edition_id)


def test_other_subtitles_are_not_those_that_were_signed(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    film = Illustration.objects.get(edition_id=edition_id).picture_id
    other = VTT.replace(b"closed", b"open")
    add_subtitles(picture_id=film, language="en", content=other, by=town.chief, at=town.now)
    signed(town, edition_id, at=town.now)
    town.work(town.now + timedelta(seconds=1))
    assert list(town.server.films.words_of.values()) == [VTT]


def test_a_hold_stops_it(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    hold = place_hold(scope="everything", subject="", why="Wait.", by=town.chief, at=town.now)
    signed(town, edition_id, at=town.now)
    town.work(town.now + timedelta(seconds=1))
    assert town.server.films.sessions == {}
    lift_hold(hold_id=hold.hold_id, why="Over.", by=town.chief, at=town.now + SOON)
    town.work(town.now + SOON)
    assert town.films == [], "somebody looks at it first"


def test_a_hold_stops_it_while_it_goes_up(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    signed(town, edition_id, at=town.now)
    monkeypatch.setattr(films, "PIECES_SECONDS", 0.0)  # nothing of it goes up in the first attempt
    see_off(town, at=town.now + timedelta(seconds=1))
    assert town.dispatch().state == "queued"
    sealed = bytes(town.dispatch().sealed)
    assert b"upload_id" not in sealed
    reseal_accounts()
    assert sealed != bytes(town.dispatch().sealed)
    assert "upload_id" in unseal(bytes(town.dispatch().sealed))["begun"]
    account = Account.objects.get(pk=town.account_id)
    assert account.hangs_until is None, "nothing is wrong with the network"
    assert not Trouble.objects.filter(account=account).exists()
    monkeypatch.undo()
    monkeypatch.setattr(session, "API", town.server.url)
    monkeypatch.setattr(session, "SIGN_IN", town.server.url)
    place_hold(scope="everything", subject="", why="Wait.", by=town.chief, at=town.now)
    town.work(town.now + SOON)
    assert town.films == []


def test_a_hold_stops_the_subtitles_of_a_film_that_went_up(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    signed(town, edition_id, at=town.now)
    see_off(town, at=town.now + timedelta(seconds=1))
    assert town.dispatch().state == "processing"
    placed = place_hold(scope="everything", subject="", why="Wait.", by=town.chief, at=town.now)
    assert town.dispatch().pk in placed.in_flight, "the film is there already, and it is said"
    town.work(town.now + SOON)
    assert town.server.films.words_of == {}
    assert town.dispatch().state == "processing"
    later = town.now + 4 * SOON
    lift_hold(hold_id=placed.hold_id, why="Over.", by=town.chief, at=later)
    town.work(later)
    assert list(town.server.films.words_of.values()) == [VTT]
    town.work(later + timedelta(hours=1))
    assert town.dispatch().state == "sent"


def test_what_is_withdrawn_before_its_subtitles_stand_is_taken_down(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    signed(town, edition_id, at=town.now)
    see_off(town, at=town.now + timedelta(seconds=1))
    assert len(town.films) == 1
    statement_id = page(town, edition_id).statement_id
    withdraw(statement_id=statement_id, why="Wrong.", by=town.chief, at=town.now + SOON)
    town.work(town.now + SOON)
    assert town.server.films.words_of == {}
    assert town.films == []


def test_whoever_wrote_the_subtitles_does_not_sign_them(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    number = Illustration.objects.get(edition_id=edition_id).picture_id
    add_subtitles(
        picture_id=number, language="en", content=VTT + b"More.", by=town.signer, at=town.now
    )
    send_for_signature(town, edition_id, at=town.now)
    with pytest.raises(OwnWork):
        signed(town, edition_id, at=town.now)


def test_a_correction_that_is_begun_does_not_make_a_film_said(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    signed(town, edition_id, at=town.now)
    for _twice in range(2):
        see_off(town, at=town.now + timedelta(seconds=1))
    assert town.dispatch().state == "processing"
    begin_edition(edition_id=edition_id, by=town.chief, at=town.now + SOON)
    town.films[0]["status"] |= {"uploadStatus": "uploaded"}
    town.work(town.now + SOON)
    assert town.dispatch().state == "processing"
    assert town.server.films.words_of == {}
    town.films[0]["status"] |= {"uploadStatus": "rejected", "rejectionReason": "copyright"}
    town.work(town.now + 4 * SOON)
    assert town.dispatch().state == "failed"


def test_what_the_network_has_is_not_given_up_and_forgotten(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    signed(town, edition_id, at=town.now)
    see_off(town, at=town.now + timedelta(seconds=1))
    asked = {"dispatch_id": town.dispatch().pk, "evidence": "", "by": town.chief, "at": town.now}
    for finding in (Finding.GIVE_UP, Finding.SEND_AGAIN):
        with pytest.raises(StillWorking):
            settle_unknown(finding=finding, **asked)
    settle_unknown(finding=Finding.ARRIVED, **asked)
    statement_id = page(town, edition_id).statement_id
    withdraw(statement_id=statement_id, why="Wrong.", by=town.chief, at=town.now + SOON)
    town.work(town.now + SOON)
    assert town.films == []


def test_p1_a_session_that_is_forgotten_makes_no_second_film(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    signed(town, edition_id, at=town.now)
    gone = f"{town.server.url}/upload/youtube/v3/videos?uploadType=resumable&upload_id=gone"
    Dispatch.objects.filter(pk=town.dispatch().pk).update(sealed=seal({"begun": gone}))
    town.work(town.now + timedelta(seconds=1))
    assert (town.dispatch().state, town.films) == ("unknown", [])
    assert not town.dispatch().sealed
    settle_unknown(
        dispatch_id=town.dispatch().pk,
        finding=Finding.SEND_AGAIN,
        evidence="",
        by=town.chief,
        at=town.now + SOON,
    )
    town.work(town.now + SOON)
    assert len(town.films) == 1


def test_p1_a_line_cut_in_the_upload_does_not_make_two(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    signed(town, edition_id, at=town.now)
    town.server.films.faults = [(Cut(), True)]
    with monkeypatch.context() as patched:
        patched.setattr(films, "_became", _nobody_knows)
        see_off(town, at=town.now + timedelta(seconds=1))
        assert town.dispatch().state == "unknown"
    town.work(town.now + SOON)
    assert town.dispatch().state == "sent"
    assert len(town.films) == 1


def _nobody_knows(_access: object, _begun: str, _size: int, lost: Exception) -> str:
    raise lost


def test_a_worker_that_died_left_one_film_that_is_found(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    signed(town, edition_id, at=town.now)
    see_off(town, at=town.now + timedelta(seconds=1))
    died = {"state": "unknown", "remote_id": "", "sealed": b"", "look_at": town.now}
    Dispatch.objects.filter(pk=town.dispatch().pk).update(**died, unknown_since=town.now)
    town.work(town.now + SOON)
    assert town.dispatch().state == "sent"
    assert len(town.films) == 1


def test_is_not_called_said_while_its_subtitles_are_missing(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    signed(town, edition_id, at=town.now)
    see_off(town, at=town.now + timedelta(seconds=1))
    town.server.fault = (Cut(), False)
    at = town.now + SOON
    look_again(dispatch_id=town.dispatch().pk, by=town.clockwork, at=at)
    assert town.dispatch().state == "processing"
    assert "subtitles (en)" in town.dispatch().reason
    assert town.dispatch().person_asked_at is not None
    town.work(at + SOON)
    assert town.dispatch().state == "sent"


def test_what_youtube_refuses_has_failed_and_says_why(town: Town) -> None:
    edition_id = a_filmed_draft(town)
    send_for_signature(town, edition_id, at=town.now)
    signed(town, edition_id, at=town.now)
    see_off(town, at=town.now + timedelta(seconds=1))
    town.films[0]["status"] |= {"uploadStatus": "rejected", "rejectionReason": "copyright"}
    town.work(town.now + SOON)
    assert town.dispatch().state == "failed"
    assert "belongs to somebody else" in town.dispatch().reason


def test_is_put_right_in_its_place_and_taken_down(town: Town) -> None:
    first = a_filmed_draft(town)
    send_for_signature(town, first, at=town.now)
    signed(town, first, at=town.now)
    town.work(town.now + timedelta(seconds=1))
    later = town.now + timedelta(minutes=20)
    second = begin_edition(edition_id=first, by=town.chief, at=later)
    now = page(town, second)
    words = replace(wording(town, headline="Mill Lane is open"), alts={now.pictures[0].id: ALT})
    revise(edition_id=second, seen_version=now.version, wording=words, by=town.chief, at=later)
    assert found(town, second) == {}
    send_for_signature(town, second, at=later)
    signed(town, second, at=later)
    town.work(later + timedelta(seconds=1))
    (film,) = town.films
    assert film["snippet"]["title"] == "Mill Lane is open"
    assert film["snippet"]["tags"] == ["by hand"]

    end = later + timedelta(minutes=20)
    withdraw(statement_id=page(town, second).statement_id, why="Wrong.", by=town.chief, at=end)
    town.work(end + timedelta(seconds=1))
    assert town.films == []
    confirm(dispatch_id=town.dispatch().pk, by=town.clockwork, at=end)
