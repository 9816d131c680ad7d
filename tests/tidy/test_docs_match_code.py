"""The reference pages say what the code says."""

from pathlib import Path

from clarion.config.options import LISTED, described

ROOT = Path(__file__).parents[2]


def test_settings_page_is_what_bin_docs_would_write() -> None:
    assert (ROOT / "docs/settings.md").read_text() == described(), "run bin/docs"


def test_every_setting_has_one_plain_sentence() -> None:
    for one in LISTED.values():
        assert one.sentence.endswith("."), one.name
        assert one.sentence.count("\n") == 0, one.name
