"""A net catches what a watch looks for, however it is written, and hands on what may be kept."""

from clarion.listening.rules.matching import Net, Said, Standing
from clarion.listening.rules.offering import glimpsed, together, told
from clarion.reading import Reader
from clarion.reading.fast import fast_reader


def a_standing(watch_id: int, *terms: str, **changes: object) -> Standing:
    plain = {"accounts": frozenset(), "languages": frozenset(), "assembly": False}
    return Standing(watch_id=watch_id, terms=terms, **(plain | changes))  # type: ignore[arg-type]


def said(text: str, *author: str, is_private: bool = True) -> Said:
    return Said(text=text, author=frozenset(author), is_private=is_private)


def test_words_are_found_in_any_case_in_hashtags_and_with_accents_and_accounts_by_name() -> None:
    net = Net(
        [
            a_standing(1, "Mill Lane", "burst pipe"),
            a_standing(2, "!!!", accounts=frozenset({"the-echo"})),
        ]
    )
    assert net.catch(said("A bürst pipe in MILL LANE")) == {1: ("bürst pipe", "MILL LANE")}
    assert net.catch(said("#MillLane again")) == {1: ("MillLane",)}
    assert net.catch(said("nothing", "the-echo")) == {2: ("the-echo",)}
    assert net.catch(said("nothing at all!!!", "maya")) == {}


def test_of_gatherings_and_other_languages_only_what_a_watch_may_have() -> None:
    net = Net(
        [
            a_standing(1, "square"),
            a_standing(2, "square", assembly=True),
            a_standing(3, "square", languages=frozenset({"de"})),
        ]
    )

    def wanted(text: str, *, language: str = "en", at_risk: bool = False) -> set[int]:
        one = said(text)
        return set(net.wanted(one, net.catch(one), language=language, at_risk=at_risk))

    assert wanted("the square is closed") == {1, 2}
    assert wanted("the square is closed", language="und") == {1, 2, 3}
    assert wanted("a protest in the square") == {2}
    assert wanted("a protest in the square", at_risk=True) == {1, 2}


def test_a_glance_finds_every_risk_that_care_finds_and_care_takes_none_away() -> None:
    texts = [
        "my dad is not breathing, please help us in Mill Lane",
        "he has a gun, we are hiding",
        "the library is open until six",
    ]
    closely = [told(one, says="") for one in Reader.compile().read_many(texts)]
    glances = [glimpsed(one, says="") for one in fast_reader().read_many(texts)]
    for glance, careful in zip(glances, closely, strict=True):
        assert (glance.risk, glance.risk_words) == (careful.risk, careful.risk_words)
    assert together(glances[0], closely[2]).risk == "certain"
    assert together(glances[2], closely[0]).risk == "certain"
