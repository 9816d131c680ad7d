"""Of what was said only what a watch looks for is read, and only what it may have is handed on."""

from clarion.channels.contract import Arrived, Author, Edge, Happening
from clarion.listening.rules.hearing import catch, glance, last, speaks_as
from clarion.listening.rules.matching import Net, Standing


def thing(
    name: str, text: str, *, by: str = "maya", kind: Happening = Happening.MESSAGE
) -> Arrived:
    author = Author(remote_id=f"id-{by}", handle=f"@{by}")
    return Arrived(kind=kind, remote_id=name, author=author, edge=Edge.PUBLIC, text=text)


def a_net(**changes: object) -> Net:
    plain = {"accounts": frozenset(), "languages": frozenset(), "assembly": False}
    named = {"watch_id": 1, "terms": ("mill road",), **plain, **changes}
    return Net([Standing(**named)])  # type: ignore[arg-type]  # a table of plain words


def test_of_each_thing_only_its_last_words_are_heard() -> None:
    said = [
        thing("a", "first"),
        thing("b", "taken back"),
        thing("a", "second", kind=Happening.EDIT),
        thing("b", "", kind=Happening.DELETION),
        thing("c", "   "),
    ]
    assert [(one.remote_id, one.text) for one in last(said)] == [("a", "second")]


def test_what_no_watch_looks_for_is_not_caught_and_whose_word_it_is_is_told() -> None:
    said = [
        thing("a", "Mill Road is shut"),
        thing("b", "nothing here"),
        thing("c", "MILL ROAD again", by="Echo"),
    ]
    caught = catch(a_net(), said, for_outlet=False, officials={"echo"})
    assert [(one.thing.remote_id, one.said.is_private) for one in caught] == [
        ("a", True),
        ("c", False),
    ]
    assert [one.said.is_private for one in catch(a_net(), said, for_outlet=True, officials=())] == [
        False,
        False,
    ]
    private, official = (one.said for one in caught)
    assert speaks_as(private, officials={"echo": "press"}, otherwise="city") == ""
    assert speaks_as(official, officials={"echo": "press"}, otherwise="city") == "press"
    assert speaks_as(official, officials={}, otherwise="city") == "city"


def test_what_was_caught_is_read_at_a_glance_and_kept_by_its_name_if_it_may_be() -> None:
    fine = a_net(languages=frozenset({"en"}))
    said = [
        thing("a", "people are trapped in mill road"),
        thing("b", "wann wird die Mill Road wieder aufgemacht"),
    ]
    caught = catch(fine, said, for_outlet=False, officials=())
    wanted = glance(fine, {one.thing.remote_id: one for one in caught})
    assert list(wanted) == ["a"]
    assert wanted["a"].words == {1: ("mill road",)}
    assert wanted["a"].reading.risks
