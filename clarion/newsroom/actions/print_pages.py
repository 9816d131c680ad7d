"""Print the newsroom to plain files, which stay when everything else is down."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_key
from clarion.newsroom.actions.feeds import KINDS, feed
from clarion.newsroom.queries import Front, front_of, picture

# Beside a page: what stood there was withdrawn.
GONE = "gone"


def print_pages(*, by: Actor, at: datetime) -> int:
    """Write every page of the office's newsroom and return how many there are.

    Each file is written beside its place and then put into it, so nobody ever reads half a page.
    """
    by.must(Power.MOVE_POST)
    page = front_of(office_id=by.office_id)
    office = page.office
    folder = Path(settings.HOME) / "newsroom" / office.slug
    with timezone.override(office.zone), translation.override(office.languages[0]):
        front = render_to_string("newsroom/front.html", {"front": page, "office": office})
        pages: dict[str, str] = {"index.html": front}
        for one in page.statements:
            shown = {"statement": one, "office": office}
            name = f"{one.code}/index.html"
            if one.withdrawn_at:
                pages[f"{one.code}/{GONE}"] = ""
            pages[name] = render_to_string("newsroom/statement.html", shown)
    for kind in KINDS:
        pages[f"feed.{kind}"] = feed(page, kind)
    for name, text in pages.items():
        _put(folder / name, text.encode())
    _print_pictures(page, folder / "pictures")
    return len(pages)


def _print_pictures(page: Front, folder: Path) -> None:
    """Put those there that are shown, and take away what is shown no more."""
    shown = {
        name
        for one in page.statements
        if one.withdrawn_at is None
        for name, *_words in one.now.pictures
    }
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
