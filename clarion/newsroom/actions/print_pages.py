"""Print the newsroom to plain files, which stay when everything else is down."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_key
from clarion.newsroom.actions.feeds import KINDS, feed, feed_in
from clarion.newsroom.queries import Front, front_of, lines_in, picture, versions
from clarion.publishing.queries.saying.published import Published

# Beside a page: what stood there was withdrawn.
GONE = "gone"


def print_pages(*, by: Actor, at: datetime) -> int:
    """Write every page of the office's newsroom and return how many there are.

    Each file is written beside its place and then put into it, so nobody ever reads half a page.
    """
    by.must(Power.MOVE_POST)
    page = front_of(office_id=by.office_id)
    folder = Path(settings.HOME) / "newsroom" / page.office.slug
    with timezone.override(page.office.zone), translation.override(page.office.languages[0]):
        pages = dict(_pages(page))
    for name, text in pages.items():
        _put(folder / name, text.encode())
    for one in page.statements:
        _take_away(folder / one.code, {name for name in pages if name.startswith(one.code)})
    _print_pictures(page, folder / "pictures")
    return len(pages)


def _pages(page: Front) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every file."""
    office = page.office
    yield "index.html", render_to_string("newsroom/front.html", {"front": page, "office": office})
    for one in page.statements:
        yield from _statement(page, one)
    for kind in KINDS:
        yield f"feed.{kind}", feed(page, kind)
    for language in page.languages:
        lines = lines_in(office, page.statements, language)
        shown = {
            "office": office,
            "language": language,
            "lines": lines,
            "says": page.says(language),
        }
        with translation.override(language):
            yield f"{language}/index.html", render_to_string("newsroom/front_in.html", shown)
        for kind in KINDS:
            yield f"{language}/feed.{kind}", feed_in(page, kind, language)


def _statement(page: Front, one: Published) -> Iterator[tuple[str, str]]:
    others = versions(page.office, one)
    shown = {"statement": one, "office": page.office, "versions": others}
    if one.withdrawn_at:
        yield f"{one.code}/{GONE}", ""
    yield f"{one.code}/index.html", render_to_string("newsroom/statement.html", shown)
    for other in others:
        shown = {"version": other, "statement": one, "office": page.office, "versions": others}
        with translation.override(other.language):
            text = render_to_string("newsroom/version.html", shown)
        if one.withdrawn_at:
            yield f"{one.code}/{other.language}/{GONE}", ""
        yield f"{one.code}/{other.language}/index.html", text


def _take_away(folder: Path, printed: set[str]) -> None:
    """Take away what stood there in a language in which there is no page any more."""
    for path in folder.iterdir():
        if path.is_dir() and f"{folder.name}/{path.name}/index.html" not in printed:
            shutil.rmtree(path)


def _print_pictures(page: Front, folder: Path) -> None:
    """Put those there that are shown, and take away what is shown no more."""
    shown = {name for one in page.statements if one.withdrawn_at is None for name in one.now.files}
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for name in shown - there:
        found = picture(slug=page.office.slug, name=name)
        if found is not None:
            _put(folder / name, found[1])
    for name in there - shown:
        (folder / name).unlink(missing_ok=True)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{new_key()}")
    beside.write_bytes(content)
    beside.replace(path)
