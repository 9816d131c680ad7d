"""What lies near and is another matter stays apart; what is one matter still comes together."""

from datetime import UTC, datetime, timedelta

import pytest

from clarion.reading.meaning import bundled_encoder
from clarion.reading.sameness import Grouper, Told, Way
from clarion.reading.sameness.phrasing import days_of, purposes_of, subjects_of
from clarion.reading.sameness.words import compared

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def is_new(first: str, second: str, *, careful: bool, need: str = "") -> bool:
    """Whether the second telling, ten minutes later, opens a matter of its own."""
    grouper = Grouper(encode=bundled_encoder().encode if careful else None)
    joinings = grouper.add_many(
        [
            Told(id="a", text=first, at=NOON),
            Told(id="b", text=second, at=NOON + timedelta(minutes=10), need=need),
        ]
    )
    return joinings[1].is_new


@pytest.mark.parametrize("careful", [False, True])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Street lights out on Kiln Road",
            "traffic lights at Kiln Road stuck on red. queue back to Victory Field",
        ),
        ("Streetlights are out on Quay Lane", "Why do the lamps on Quay Lane burn all day?"),
        ("Streetlights are out on Quay Lane", "Thank you for fixing the streetlights on Quay Lane"),
        ("Paint shop on fire on Tanners Row", "Fire drill at the school on Tanners Row tomorrow"),
        ("Paint shop on fire on Tanners Row", "Fire sale at the carpet shop on Tanners Row"),
        ("Burst water main in Mallow Street", "Water meter reading for 4 Mallow Street please"),
        ("Burst water main in Mallow Street", "My water bill for Mallow Street has doubled"),
        ("Bins not collected in Larch Grove", "Can I get a second bin for 9 Larch Grove?"),
        ("Bins not collected in Larch Grove", "Someone set the bins in Larch Grove on fire"),
        ("Save the library on Birch Road", "Pothole on Birch Road outside the library"),
        ("Save the library on Birch Road", "What time does the library on Birch Road open?"),
        ("Dead swan in the lake in Abbot Park", "Swan Lake tickets for Abbot Park theatre"),
        ("Heath School is shut on Monday", "Heath School is shut on Tuesday"),
        ("Bus 14 didn't turn up", "Driver of bus 14 swore at a schoolgirl"),
        (
            "Die Ampel in der Lindenstraße ist ausgefallen",
            "Die Straßenlaterne in der Lindenstraße ist ausgefallen",
        ),
        ("No hay agua en la calle Olivo", "Gracias por arreglar el agua en la calle Olivo"),
    ],
)
def test_a_near_miss_is_a_matter_of_its_own(first: str, second: str, careful: bool) -> None:
    assert is_new(first, second, careful=careful)


@pytest.mark.parametrize("careful", [False, True])
def test_who_writes_for_a_newspaper_joins_no_residents(careful: bool) -> None:
    told = "Street lights are out on Quay Lane"
    asks = "How many street lights are out on Quay Lane, and since when?"
    assert is_new(told, asks, careful=careful, need="media")
    assert is_new(told, f"{asks} I'm a reporter with the Gazette", careful=careful)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Burst water main in Mallow Street", "no water in Mallow Street, a pipe has burst"),
        ("Bins not collected in Larch Grove", "when will you collect the bins in larch grove"),
        ("Save the library on Birch Road", "is the library on birch road really closing"),
        ("Dead swan in Abbot Park", "dead swan abbot park, please take it away"),
        ("Streetlights out on Rowan Way", "rowan way street lights dead again"),
    ],
)
def test_what_is_one_matter_comes_together(first: str, second: str) -> None:
    assert not is_new(first, second, careful=True)


def test_an_ambiguous_telling_does_not_bring_two_matters_together() -> None:
    grouper = Grouper()
    texts = [
        "Traffic lights on Abbot Road stuck on red, long queue",
        "abbot road lights stuck on red again, traffic queue",
        "Street lights on Abbot Road dark again, long queue of complaints",
    ]
    joinings = grouper.add_many(Told(id=str(n), text=text, at=NOON) for n, text in enumerate(texts))
    assert joinings[2].matter != joinings[0].matter


def test_what_was_saved_keeps_what_it_was_for_and_about() -> None:
    told = Told(id="a", text="Street lights are out on Quay Lane", at=NOON, need="media")
    grouper = Grouper()
    grouper.add_many([told])
    again = Grouper.restore(grouper.save())
    other = "Street lights are out on Quay Lane tonight"
    joinings = again.add_many(
        [
            Told(id="b", text=other, at=NOON),
            Told(id="c", text=f"{other}!", at=NOON, need="media"),
        ]
    )
    assert joinings[0].is_new
    assert joinings[1].matter == "m1"


def test_the_longest_phrase_counts() -> None:
    assert subjects_of(compared("the traffic lights are out")) == {"signal"}
    assert subjects_of(compared("four fire engines came")) == frozenset()
    assert subjects_of(compared("cut back the tree")) == {"pruning"}
    assert subjects_of(compared("I object to the plans for the flood wall")) == {"plans"}


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Thanks for mending it", "thanks"),
        ("It is broken, please come. Thanks for your help", ""),
        ("When does the pool on Fenwick Road open on Sundays?", "hours"),
        ("When will the water be back?", ""),
        ("Can someone tell the pub to be quiet", ""),
        ("Presseanfrage der Rundschau", "press"),
    ],
)
def test_tells_what_a_text_is_for(text: str, purpose: str) -> None:
    assert purposes_of(compared(text)) == (frozenset({purpose}) if purpose else frozenset())


def test_since_and_every_name_no_day() -> None:
    assert days_of(compared("shut on Monday")) == days_of(compared("am Montag zu")) == {0}
    assert days_of(compared("out since Monday, every Sunday")) == frozenset()


def test_a_place_that_was_named_is_known_in_small_letters() -> None:
    grouper = Grouper()
    joinings = grouper.add_many(
        [
            Told(id="a", text="Streetlights are dead on Rowan Way", at=NOON),
            Told(id="b", text="rowan way street lamps are out", at=NOON),
        ]
    )
    assert (joinings[1].way, joinings[1].place) == (Way.SAME_SUBJECT, "rowan way")
