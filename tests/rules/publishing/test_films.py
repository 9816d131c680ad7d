"""Some networks take pictures and some take films; what is missing, or does not fit, is said."""

from dataclasses import dataclass, replace

from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES as FAKENET
from clarion.channels.connectors.page.capabilities import CAPABILITIES as PAGE
from clarion.channels.connectors.youtube.capabilities import CAPABILITIES as YOUTUBE
from clarion.publishing.rules.checks import Checked, Level, Piece, check
from clarion.publishing.rules.pictures.consent import Use, use_of
from clarion.publishing.rules.pictures.films import films_for, first_of, pictures_for
from clarion.publishing.rules.saying.correction import Way


@dataclass(frozen=True, slots=True)
class Shown:
    name: str
    is_film: bool


PIECE = Piece(
    account_id=7,
    where="YouTube, @elmsbridge",
    subject="Mill Lane is closed",
    text="Mill Lane is closed until noon.",
    count=31,
    limit=5_000,
    pictures=1,
    films=1,
    needs_film=True,
    shows_films=True,
    subject_limit=100,
    bars="<>",
)
FILM = (("lane.mp4", frozenset({"en"})),)


def found(piece: Piece, *others: Piece, films: object = FILM, language: str = "en") -> set[str]:
    seen = Checked(
        language=language,
        exercise=False,
        pieces=(piece, *others),
        films=films,  # type: ignore[arg-type]  # as given
    )
    codes = {one.code: one.level for one in check(seen)}
    return {code for code in codes if code.startswith(("film", "title", "barred"))}


def test_each_network_gets_what_it_takes() -> None:
    for way in Way:
        assert pictures_for(YOUTUBE, way, 3) == 0
        assert films_for(FAKENET, way, 1) == 0
        assert films_for(PAGE, way, 1) == 1
    assert films_for(YOUTUBE, Way.SAY, 1) == 1
    assert films_for(YOUTUBE, Way.REPLACE, 1) == 1
    assert films_for(YOUTUBE, Way.CHANGE, 1) == 0, "what stands there keeps its film"


def test_the_first_of_each_kind_go() -> None:
    map_, film, sign = Shown("map", False), Shown("film", True), Shown("sign", False)
    assert first_of((map_, film, sign), pictures=2, films=1) == (map_, film)
    assert first_of((film, map_, sign), pictures=2, films=0) == (map_, sign)
    assert first_of((film, map_), pictures=1, films=1) == (film,)


def test_a_channel_is_a_network_and_no_letter() -> None:
    assert use_of(YOUTUBE) is Use.NETWORKS


def test_says_nothing_where_all_is_there() -> None:
    assert found(PIECE) == set()


def test_says_that_there_is_no_film() -> None:
    assert found(replace(PIECE, films=0, pictures=0), films=()) == {"film-missing-7"}


def test_says_in_which_language_there_are_no_subtitles() -> None:
    assert found(PIECE, language="cy") == {"film-subtitles-cy"}
    assert found(replace(PIECE, language="pl")) == {"film-subtitles-pl"}


def test_says_what_is_wrong_with_the_title() -> None:
    assert found(replace(PIECE, subject="x" * 101)) == {"title-too-long-7"}
    assert found(replace(PIECE, subject="x" * 100)) == set()
    assert found(replace(PIECE, subject="")) == {"title-missing-7"}
    assert found(replace(PIECE, text="a > b")) == {"barred-sign-7"}


def test_says_where_the_film_is_not_shown() -> None:
    other = Piece(account_id=8, where="FakeNet", subject="", text="Closed.", count=7, limit=300)
    assert found(PIECE, other) == {"film-not-shown"}
    seen = Checked(language="en", exercise=False, pieces=(PIECE, other), films=FILM)
    (note,) = [one for one in check(seen) if one.code == "film-not-shown"]
    assert (note.level, note.where) == (Level.NOTE, ("FakeNet",))
