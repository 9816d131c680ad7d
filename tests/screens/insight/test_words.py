"""A warning is said in few words, none of them twice."""

from clarion.insight.templatetags.insight import about_what, subject_word, where_it_is


def test_says_themes_first_and_no_word_twice() -> None:
    subjects = (("theme", "fire"), ("place", "mill lane"), ("term", "mill"), ("term", "smoke"))
    assert about_what(subjects) == "Fire, “smoke”"
    assert where_it_is(subjects) == "Mill Lane"


def test_a_place_alone_is_what_it_is_about() -> None:
    assert about_what((("place", "mill lane"), ("term", "lane"))) == "Mill Lane"


def test_a_theme_in_a_place_names_both() -> None:
    both = ("theme in place", "question / mill lane")
    assert about_what((both,)) == "Question"
    assert where_it_is((both,)) == "Mill Lane"
    assert subject_word(both) == "Question in Mill Lane"
    assert subject_word(("theme", "burst mains")) == "Burst mains"


def test_a_word_that_tells_nothing_is_not_shown() -> None:
    said = ("theme", "fire"), ("term", "and"), ("term", "smoke"), ("term", "там")
    assert about_what(said) == "Fire, “smoke”"


def test_a_theme_is_said_in_words_however_it_is_counted() -> None:
    assert about_what((("theme", "medicalhelp"), ("theme", "selfharm"))) == ("Health, Self-harm")
    assert subject_word(("theme in place", "infrastructurerelated / mill lane")) == (
        "Infrastructure in Mill Lane"
    )
    assert subject_word(("theme", "water")) == "Drinking water"


def test_that_they_ask_is_said_only_where_nothing_else_is_known() -> None:
    asked = ("theme", "question"), ("term", "brown"), ("term", "water")
    assert about_what(asked) == "“brown”, “water”"
    assert about_what((("theme", "question"),)) == "Question"
