"""O13: nobody reaches another office, or anything in it, by any address of the house.

The addresses are read from the house itself. An address that names an object needs a line in
MAKERS, which makes such an object in somebody else's office; one without a line fails the test.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.urls import URLPattern, URLResolver, reverse
from pytest_django import Settings

import fakenet
from clarion.config.urls import IN_AN_OFFICE, urlpatterns
from clarion.desk import actions as desk_actions
from clarion.desk import queries as desk_queries
from clarion.insight import actions as insight
from clarion.listening import actions as listening
from clarion.listening import queries as listening_queries
from clarion.listening.models import Mention
from clarion.people import actions as people
from clarion.people import queries
from clarion.people.rules.addresses import RESERVED
from clarion.places import actions as places
from clarion.postroom import actions as postroom
from clarion.postroom import queries as postroom_queries
from clarion.postroom.models import Attachment, Gap, Message
from clarion.postroom.queries import EVERYBODY, Permit, the_account
from clarion.publishing import actions as publishing
from clarion.publishing import queries as publishing_queries
from clarion.publishing.models import Picture
from clarion.signoff import actions as signoff
from clarion.signoff import queries as signoff_queries
from tests.makers import matters
from tests.makers.desk import Desk, a_desk, by_hand, fetch
from tests.makers.films import an_mp4
from tests.makers.insight import a_warning as an_early_warning
from tests.makers.lessons import a_lesson
from tests.makers.listening import WHY, asked
from tests.makers.people import NOW, a_person, a_role_id, an_actor, an_office, membership_id
from tests.makers.postroom import a_dispatch
from tests.makers.publishing import an_own_page
from tests.makers.signing import chain_in_force
from tests.screens.conftest import Screen

pytestmark = pytest.mark.django_db

Names = dict[str, int | str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address below an office: its view's full name and the words it needs."""

    view: str
    needs: frozenset[str]


def addresses(
    patterns: list[URLPattern | URLResolver],
    spaces: tuple[str, ...] = (),
    needs: frozenset[str] = frozenset(),
) -> Iterator[Address]:
    for pattern in patterns:
        more = needs | set(pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            inside = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from addresses(pattern.url_patterns, inside, more)
        else:
            yield Address(view=":".join((*spaces, str(pattern.name))), needs=more)


def a_member(desk: Desk) -> int:
    return membership_id(a_person(by=desk.chief))


def a_role(desk: Desk) -> int:
    return a_role_id(office_id=desk.office_id, name="Contact handler")


def a_team(desk: Desk) -> int:
    return people.open_team(name="Roads", by=desk.chief, at=NOW)


def an_invitation(desk: Desk) -> int:
    role_id = a_role_id(office_id=desk.office_id, name="Contact handler")
    people.invite(email="ana@example.org", role_id=role_id, by=desk.chief, at=NOW)
    return queries.open_invitations(office_id=desk.office_id, at=NOW)[0].id


def a_change(desk: Desk) -> int:
    an_actor(office_id=desk.office_id)  # who would have to agree to it
    an_invitation(desk)
    (found,) = queries.changes_waiting(office_id=desk.office_id)
    return found.id


def a_request(desk: Desk) -> int:
    return signoff.ask(
        about="case:1",
        words="The bridge is open.",
        where="@townhall",
        digests=("0" * 64,),
        authors=frozenset(),
        by=desk.chief,
        at=NOW,
    )


def a_review(desk: Desk) -> int:
    number = signoff.ask(
        about="statement:1",
        words="The bridge is open.",
        where="@townhall",
        digests=("0" * 64,),
        emergency="The river is over the wall",
        authors=frozenset(),
        by=desk.chief,
        at=NOW,
    )
    for _ in range(2):
        signoff.sign(request_id=number, by=an_actor(office_id=desk.office_id), at=NOW)
    return signoff_queries.reviews(office_id=desk.office_id, at=NOW)[0].id


def a_standing_word(desk: Desk) -> int:
    return signoff_queries.standing_words(office_id=desk.office_id)[0].id


def a_hold(desk: Desk) -> int:
    return postroom.place_hold(scope="everything", why="a drill", by=desk.chief, at=NOW).hold_id


def a_posting_rule(desk: Desk) -> int:
    """Narrow and widen it, so that the second waits."""
    place = the_account(desk.account_id)
    for permit in (Permit(themes=frozenset({"safety"})), EVERYBODY):
        postroom.propose_posting_rule(place=place, permit=permit, by=desk.chief, at=NOW)
    found = postroom_queries.posting_rules(office_id=desk.office_id, place=place)
    assert found.proposed is not None
    return found.proposed.id


def a_takeover(desk: Desk) -> int:
    postroom.declare_taken(account_id=desk.account_id, why="Taken", by=desk.chief, at=NOW)
    (found,) = postroom_queries.takeovers_open()
    return found.id


def a_gap(desk: Desk) -> int:
    Gap.note(account_id=desk.account_id, stream="mentions", what="An hour is missing", at=NOW)
    return Gap.objects.get(account_id=desk.account_id).pk


def a_case(desk: Desk) -> int:
    desk.net.person("maya").posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk, at=NOW)
    return case_id


def an_attachment(desk: Desk) -> int:
    a_case(desk)
    message = Message.objects.get(office_id=desk.office_id)
    return Attachment.objects.create(message=message, name="bridge.jpg", content=b"?").pk


def a_snippet(desk: Desk) -> int:
    return desk_actions.write_snippet(
        title="Bridge",
        text="The bridge is open.",
        language="en",
        owner_id=desk.chief.person,
        expires_on=NOW.date() + timedelta(days=30),
        by=desk.chief,
        at=NOW,
    )


def a_keyword_list(desk: Desk) -> int:
    return desk_actions.write_keyword_list(
        name="Bridge", terms=["bridge"], weight=1, team_id=None, by=desk.chief, at=NOW
    )


def an_audit(desk: Desk) -> int:
    a_case(desk)
    desk_actions.draw_audit(by=desk.clockwork, at=NOW + timedelta(days=7))
    (week,) = desk_queries.audits(office_id=desk.office_id)
    return week.id


def an_audited(desk: Desk) -> int:
    (one,) = desk_queries.sample(audit_id=an_audit(desk))
    return one.id


def a_task(desk: Desk) -> int:
    return desk_actions.add_task(case_id=a_case(desk), text="Ring them", by=desk.chief, at=NOW)


def an_answer(desk: Desk) -> int:
    return by_hand(a_case(desk), "It is.", by=desk.chief, at=NOW)


def a_matter(desk: Desk) -> int:
    return matters.a_matter(desk)[0]


def a_matter_change(desk: Desk) -> int:
    matter_id, (case_id, _other) = matters.a_matter(desk)
    return desk_actions.move_out(case_id=case_id, matter_id=matter_id, by=desk.chief, at=NOW)


def a_circular(desk: Desk) -> int:
    return matters.tell_all(desk, matters.a_matter(desk)[0])


def a_promise(desk: Desk) -> int:
    return desk_actions.make_promise(
        case_id=a_case(desk),
        words="We ring you back.",
        due_at=NOW + timedelta(hours=1),
        owner_id=desk.chief.person,
        by=desk.chief,
        at=NOW,
    )


def an_edition(desk: Desk) -> int:
    return publishing.begin_statement(theme="safety", by=desk.chief, at=NOW)


def a_statement(desk: Desk) -> int:
    edition_id = an_edition(desk)
    page = publishing_queries.edition(office_id=desk.office_id, edition_id=edition_id)
    return page.statement_id


def a_rendition(desk: Desk) -> int:
    an_own_page(desk.chief)
    page = publishing_queries.edition(office_id=desk.office_id, edition_id=an_edition(desk))
    return page.audiences[0].id


def a_campaign(desk: Desk) -> int:
    return publishing.begin_campaign(name="Flood week", by=desk.chief, at=NOW)


def a_chain(desk: Desk) -> int:
    steps = (signoff.Step(title="Press office"),)
    return chain_in_force(name="All", themes=(), steps=steps, by=desk.chief, at=NOW)


def a_guest(desk: Desk) -> int:
    return signoff.name_guest(
        chain_id=a_chain(desk),
        step=0,
        name="Ida Hart",
        organisation="Hart Solicitors",
        email="ida@hart.example",
        by=desk.chief,
        at=NOW,
    )


def an_advocate(desk: Desk) -> int:
    publishing.invite_advocate(
        name="Ida Hart", kind="partner", language="en", by=desk.chief, at=NOW
    )
    (found,) = publishing_queries.advocates(office_id=desk.office_id, at=NOW)
    return found.id


def a_comment(desk: Desk) -> int:
    edition_id = an_edition(desk)
    return publishing.comment(edition_id=edition_id, text="Is it so?", by=desk.chief, at=NOW)


def a_place(desk: Desk) -> int:
    said = {"name": "Mill Lane", "kind": "road", "other_names": (), "lat": "", "lon": ""}
    return places.add_place(**said, area="", by=desk.chief, at=NOW)


def a_listing(desk: Desk) -> int:
    content = b"name,kind\nMill Lane,road\n"
    return places.propose_places(file_name="a.csv", content=content, by=desk.chief, at=NOW)


def some_subtitles(desk: Desk) -> int:
    by, now = desk.chief, NOW
    number, _known = publishing.keep_film(
        upload=postroom.Upload(name="lane.mp4", content=an_mp4()), by=by, at=now
    )
    said = b"WEBVTT\n\n00:00.000 --> 00:02.000\nThe bridge is shut.\n"
    publishing.add_subtitles(picture_id=number, language="en", content=said, by=by, at=now)
    (one,) = publishing_queries.subtitles_of(office_id=desk.office_id, picture_id=number)
    return one.id


def a_picture(desk: Desk) -> int:
    return Picture.objects.create(
        office_id=desk.office_id,
        name="map.png",
        mime="image/png",
        content=b"?",
        digest="0" * 64,
        added_by="Ana",
        added_at=NOW,
    ).pk


def a_source(desk: Desk) -> int:
    proposal = publishing.Proposal(
        name="Weir Water",
        kind="utility",
        also_called=(),
        lines=("weirwater.example",),
        how="Rang its press office.",
        valid_until=NOW.date() + timedelta(days=30),
    )
    return publishing.propose_source(proposal=proposal, by=desk.chief, at=NOW)


def a_guide_entry(desk: Desk) -> int:
    return publishing.write_guide_entry(entry=publishing.plain_words()[0], by=desk.chief, at=NOW)


def a_lock(desk: Desk) -> int:
    return publishing.begin_lock(
        subject=publishing.Subject.KIN,
        words=["Mill Lane"],
        until_at=None,
        why="The family is abroad.",
        by=desk.chief,
        at=NOW,
    )


def a_template(desk: Desk) -> int:
    return publishing.write_template(
        name="Holding statement",
        headline="[What] in [where]",
        text="We are there. The next update is at [time].",
        language="en",
        theme="safety",
        by=desk.chief,
        at=NOW,
    )


def a_slot(desk: Desk) -> int:
    return publishing.begin_slot(days=[0], wall="09:00", theme="service", by=desk.chief, at=NOW)


def a_series(desk: Desk) -> int:
    words = publishing.SeriesWords(
        headline="Bins",
        text="Put your bins out tonight.",
        language="en",
        theme="service",
        wall="09:00",
        account_ids=(an_own_page(desk.chief),),
    )
    weekly = publishing.Recurrence(
        every=publishing.Every.WEEK, first_on=NOW.date(), days=frozenset({1}), times=4
    )
    return publishing.begin_series(words=words, recurrence=weekly, by=desk.chief, at=NOW)


def a_right(desk: Desk) -> int:
    publishing.propose_right(
        campaign_id=a_campaign(desk),
        permit=Permit(roles=frozenset({desk.chief.role})),
        by=desk.chief,
        at=NOW,
    )
    return postroom_queries.all_posting_rules(office_id=desk.office_id)[0][0].id


def a_trust(desk: Desk) -> int:
    other = an_actor(office_id=desk.office_id)
    lowered = {"themes": frozenset[str](), "why": "New here.", "by": desk.chief, "at": NOW}
    signoff.propose_trust(staff_id=other.person, degree=signoff.Degree.LEARNING, **lowered)
    signoff.propose_trust(staff_id=other.person, degree=signoff.Degree.ORDINARY, **lowered)
    found = signoff_queries.writers(office_id=desk.office_id, at=NOW)
    return next(one.proposed.id for one in found if one.proposed)


def a_feed(desk: Desk) -> int:
    return listening.add_source(
        kind="file", title="Letters", address="letters", by=desk.chief, at=NOW
    )


def a_watch(desk: Desk) -> int:
    return listening.begin_watch(asked=asked(a_feed(desk)), by=desk.chief, at=NOW)


def a_mention(desk: Desk) -> int:
    feed_id = a_feed(desk)
    listening.begin_watch(asked=asked(feed_id), by=desk.chief, at=NOW)
    line = b'{"text": "no water"}'
    listening.take_file(source_id=feed_id, content=line, by=desk.chief, at=NOW)
    return int(Mention.objects.get(office_id=desk.office_id).pk)


def a_week_read_again(desk: Desk) -> int:
    if not listening_queries.audits(office_id=desk.office_id):
        a_mention(desk)
        listening.draw_audit(by=desk.clockwork, at=NOW + timedelta(days=7))
    (week,) = listening_queries.audits(office_id=desk.office_id)
    return week.id


def a_mention_read_again(desk: Desk) -> int:
    (one,) = listening_queries.sample(audit_id=a_week_read_again(desk))
    return one.id


def a_looking(desk: Desk) -> int:
    return listening.ask_to_look(mention_id=a_mention(desk), why=WHY, by=desk.chief, at=NOW)


def an_official(desk: Desk) -> int:
    return listening.propose_official(
        network="bluesky",
        handle="did:plc:mail",
        name="Millbrook Mail",
        kind=listening.OfficialKind.MEDIA,
        evidence="Their website leads to it.",
        by=desk.chief,
        at=NOW,
    )


def a_warning(desk: Desk) -> int:
    return an_early_warning(desk.office_id).pk


def a_mute(desk: Desk) -> int:
    return insight.mute(
        warning_id=a_warning(desk),
        subject=("term", "water"),
        until=NOW + timedelta(days=1),
        why="The works flush the pipes.",
        by=desk.chief,
        at=NOW,
    )


# What an address names, made in another office. A word that is no object names itself.
MAKERS: dict[str, Callable[[Desk], int | str]] = {
    "warning_id": a_warning,
    "mute_id": a_mute,
    "membership_id": a_member,
    "role_id": a_role,
    "team_id": a_team,
    "invitation_id": an_invitation,
    "change_id": a_change,
    "request_id": a_request,
    "review_id": a_review,
    "standing_id": a_standing_word,
    "hold_id": a_hold,
    "dispatch_id": a_dispatch,
    "account_id": lambda desk: desk.account_id,
    "gap_id": a_gap,
    "rule_id": a_posting_rule,
    "right_id": a_right,
    "theme": lambda desk: "safety",
    "takeover_id": a_takeover,
    "case_id": a_case,
    "attachment_id": an_attachment,
    "audit_id": an_audit,
    "audited_id": an_audited,
    "again_id": a_week_read_again,
    "drawn_id": a_mention_read_again,
    "task_id": a_task,
    "answer_id": an_answer,
    "matter_id": a_matter,
    "matter_change_id": a_matter_change,
    "circular_id": a_circular,
    "promise_id": a_promise,
    "snippet_id": a_snippet,
    "list_id": a_keyword_list,
    "lesson_id": a_lesson,
    "edition_id": an_edition,
    "statement_id": a_statement,
    "rendition_id": a_rendition,
    "campaign_id": a_campaign,
    "chain_id": a_chain,
    "trust_id": a_trust,
    "staff_id": lambda desk: desk.chief.person,
    "guest_id": a_guest,
    "advocate_id": an_advocate,
    "picture_id": a_picture,
    "subtitles_id": some_subtitles,
    "comment_id": a_comment,
    "template_id": a_template,
    "source_id": a_source,
    "entry_id": a_guide_entry,
    "lock_id": a_lock,
    "slot_id": a_slot,
    "series_id": a_series,
    "feed_id": a_feed,
    "watch_id": a_watch,
    "mention_id": a_mention,
    "looking_id": a_looking,
    "official_id": an_official,
    "place_id": a_place,
    "listing_id": a_listing,
    "network": lambda _: "fakenet",
    "thing": lambda desk: f"case:{a_case(desk)}",
}
WORDS = frozenset({"network", "theme"})

# Words for every form at once, so that a form is not refused before anybody looks whose it is.
FILLED = {
    "edge": "public",
    "code": "guilt",
    "on": "2026-04-14",
    "finding": "arrived",
    "evidence": "I looked.",
    "reason": "Because.",
    "seen_version": "0",
    "text": "The bridge is open.",
    "why": "It is over.",
}

ALL = sorted(addresses(IN_AN_OFFICE), key=lambda address: address.view)


@pytest.fixture
def theirs(settings: Settings) -> Iterator[Desk]:
    """Another office, at work on a network of its own."""
    with fakenet.running() as net:
        settings.ALLOWED_PRIVATE_HOSTS = [net.url.removeprefix("http://")]
        yield a_desk(net)


@pytest.mark.parametrize("address", ALL, ids=lambda address: address.view)
def test_o13_answers_404_to_a_stranger_and_for_a_strangers_things(
    screen: Screen, theirs: Desk, address: Address
) -> None:
    """The same person is a stranger in the other office, and its things are strange in theirs."""
    named: Names = {}
    for name in address.needs:
        assert name in MAKERS, f"{address.view} names {name}: add a maker for it to MAKERS"
        named[name] = MAKERS[name](theirs)
    ours = an_actor(office_id=an_office())
    screen.sign_in(ours)
    refused(screen, address, theirs.office_id, named)
    if address.needs - WORDS:
        refused(screen, address, ours.office_id, named)


def refused(screen: Screen, address: Address, office_id: int, named: Names) -> None:
    slug = queries.office(office_id).slug
    place = reverse(address.view, kwargs={"office": slug, **named})
    looked, pressed = screen.client.get(place), screen.client.post(place, FILLED)
    answers = {looked.status_code, pressed.status_code}
    assert answers <= {404, 405}, f"{place} answered {answers}"
    assert 404 in answers


@pytest.mark.parametrize("address", ALL, ids=lambda address: address.view)
def test_o13_asks_whoever_is_signed_out_to_sign_in(screen: Screen, address: Address) -> None:
    """Before anybody is known, no address says whether its office exists."""
    named = dict.fromkeys(address.needs, 1)
    real = queries.office(an_office()).slug
    for slug in (real, "nowhere"):
        response = screen.client.get(reverse(address.view, kwargs={"office": slug, **named}))
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/sign-in/?next=")


def test_keeps_every_address_of_the_house_free_of_offices() -> None:
    outside = {str(pattern.pattern).partition("<")[0] for pattern in everything_outside()}
    first_words = {words.split("/")[0] for words in outside if words}
    assert first_words <= RESERVED, first_words - RESERVED


def everything_outside() -> Iterator[URLPattern | URLResolver]:
    for pattern in urlpatterns:
        inner = pattern.url_patterns if isinstance(pattern, URLResolver) else []
        yield from inner if not str(pattern.pattern) else [pattern]
