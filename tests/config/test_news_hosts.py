"""A name of an office's own is a name, and nothing is read into a mistyped one."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from clarion.config.options import news_hosts, news_urls


def test_reads_each_office_and_its_name() -> None:
    said = "merrowby=news.merrowby.example, weir-ford=weirford.example"
    assert news_hosts(said) == {
        "merrowby": "news.merrowby.example",
        "weir-ford": "weirford.example",
    }
    assert news_hosts("") == {}


@pytest.mark.parametrize(
    "wrong",
    [
        "news.merrowby.example",
        "merrowby=https://news.merrowby.example",
        "merrowby=news.merrowby.example/",
        "merrowby=news.merrowby.example:8000",
        "merrowby=NEWS.merrowby.example",
        "merrowby=news",
        "merrowby=-news.example",
        "Merrowby=news.example",
        "a=news.example,a=other.example",
        "a=news.example,b=news.example",
        "a=*.example",
    ],
)
def test_refuses_what_is_no_name(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"say|each"):
        news_hosts(wrong)


@given(st.text(max_size=80))
def test_whatever_is_read_is_a_name(text: str) -> None:
    try:
        found = news_hosts(text)
    except ValueError:
        return
    for slug, host in found.items():
        assert slug.isascii()
        assert host.isascii()
        assert not set(host) & set("/:@*? \n")


def test_its_pages_stand_there_at_the_same_port() -> None:
    hosts = {"merrowby": "news.merrowby.example"}
    found = news_urls(hosts, public_url="http://desk.example:8000", taken=["desk.example"])
    assert found == {"merrowby": "http://news.merrowby.example:8000"}
    found = news_urls(hosts, public_url="https://desk.example", taken=["desk.example"])
    assert found == {"merrowby": "https://news.merrowby.example"}


def test_refuses_the_name_under_which_staff_sign_in() -> None:
    with pytest.raises(ImproperlyConfigured, match="sign in"):
        news_urls({"a": "desk.example"}, public_url="https://desk.example", taken=["desk.example"])
