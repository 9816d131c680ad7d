"""It gives every page one heading, valid HTML, its mode and the way back."""

import re
from pathlib import Path
from typing import Any

import html5lib
import httpx
import pytest
from django.template.loader import render_to_string
from django.test import Client

TEMPLATES = Path(__file__).parents[2] / "clarion/look/templates"
PAGES = ["", "desk/", "exercise/", "public/", "sign-in/", "error/"]
ERRORS = ["400", "403", "403_csrf", "404", "405", "409", "413", "429", "500", "503"]
BASES = ["look/base.html", "look/office.html", "look/public.html", "look/sign_in.html"]

pytestmark = pytest.mark.urls("tests.look.urls")


@pytest.mark.parametrize("page", PAGES)
def test_is_valid_html_with_one_heading(site: str, page: str) -> None:
    html = httpx.get(f"{site}/look/{page}").text
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    assert len(tree.findall(".//h1")) == 1
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("page", PAGES)
def test_has_no_script_or_style_in_the_page(site: str, page: str) -> None:
    html = httpx.get(f"{site}/look/{page}").text
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", html)


@pytest.mark.parametrize("base", [*BASES, *(f"{error}.html" for error in ERRORS)])
def test_stands_by_itself(base: str) -> None:
    assert "<main" in render_to_string(base)


@pytest.mark.parametrize("base", [*BASES, "404.html"])
def test_shows_an_exercise_on_every_page(base: str) -> None:
    office = {"name": "Millbrook", "slug": "millbrook", "mode": "exercise"}
    html = render_to_string(base, {"office": office})
    assert html.index('class="exercise"') < html.index("<main")
    assert 'data-mode="exercise"' in html


def test_no_page_of_ours_can_leave_the_exercise_out() -> None:
    """The band is in base.html and in no block that a page could replace."""
    base = (TEMPLATES / "look/base.html").read_text()
    before = base[: base.index("look/parts/exercise.html")]
    assert len(re.findall(r"{% block", before)) == len(re.findall(r"{% endblock", before))


def test_public_pages_bring_no_script(site: str) -> None:
    assert "<script" not in httpx.get(f"{site}/look/public/").text


@pytest.mark.parametrize("name", ["error", "desk"])
def test_remembers_a_dark_room(site: str, name: str) -> None:
    page = httpx.get(f"{site}/look/{name}/", headers={"Cookie": "room=dark"})
    assert 'data-room="dark"' in page.text


def test_believes_only_rooms_that_exist(site: str) -> None:
    page = httpx.get(f"{site}/look/desk/", headers={"Cookie": "room=red"})
    assert "data-room=" not in page.text


def test_switches_the_light_and_goes_back(client: Client) -> None:
    answer = client.post("/look/room/", {"room": "dark", "next": "/look/desk/"})
    assert answer["Location"] == "/look/desk/"
    assert answer.cookies["room"].value == "dark"


def test_forgets_the_room_when_the_computer_decides(client: Client) -> None:
    assert client.post("/look/room/", {"room": ""}).cookies["room"]["max-age"] == 0


@pytest.mark.parametrize(
    ("sent", "status", "goes_to"),
    [
        ({"room": "red"}, 400, None),
        ({"room": "dark", "next": "https://elsewhere.example/"}, 302, "/"),
        ({"room": "dark", "next": "//elsewhere.example/"}, 302, "/"),
    ],
)
def test_the_switch_is_not_a_door(
    client: Client, sent: dict[str, Any], status: int, goes_to: str | None
) -> None:
    answer = client.post("/look/room/", sent)
    assert (answer.status_code, answer.headers.get("Location")) == (status, goes_to)


def test_the_light_is_not_switched_by_looking(client: Client) -> None:
    assert client.get("/look/room/").status_code == 405


def test_counts_only_where_somebody_must_act() -> None:
    rail = [{"label": "Desk", "url": "/", "count": 7}, {"label": "Insight", "url": "/i/"}]
    html = render_to_string("look/office.html", {"rail": rail, "office": {"name": "Millbrook"}})
    assert html.count('class="rail__count"') == 2  # once in the rail, once in the phone's menu
