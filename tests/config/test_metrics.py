"""Every sign of health is a figure for Prometheus, also those of what few have configured."""

import re
from pathlib import Path

from clarion.config import metrics
from clarion.config.health import Health, Level, Sign
from tests.makers.people import NOW

HEALTH = Path(metrics.__file__).with_name("health.py").read_text()


def names() -> set[str]:
    """Return the names of all signs that are written down in the code."""
    written = re.findall(r'name="(\w+)"', HEALTH) + re.findall(r'_counted\("(\w+)"', HEALTH)
    return set(written)


def test_every_sign_has_its_meaning() -> None:
    assert {"stream_waiting", "unscanned", "lane"} <= names()
    signs = tuple(
        Sign(name=name, title=name, level=Level.GOOD, words="", figure=1.0)
        for name in sorted(names())
    )
    told = metrics.exposition(Health(at=NOW, signs=signs)).decode()
    for name in names():
        assert f"clarion_{name} " in told
