"""Where the data sets lie that we learn from and measure on; SOURCE.md says whose they are."""

import os
from pathlib import Path
from typing import Final

_BESIDE: Final = Path(__file__).resolve().parents[2] / "shared" / "data"
DATA: Final = Path(os.environ.get("CLARION_DATA", _BESIDE))
ABSENT: Final = (
    f"The data sets are not in {DATA}. training/SOURCE.md says which they are and where they come "
    "from; name their folder in CLARION_DATA."
)


class Absent(Exception):
    """A file of the data sets is asked for and is not there."""


def lies_at(name: str) -> Path:
    """Return where a file of the data sets lies; raises `Absent` where it does not."""
    path = DATA / name
    if not path.is_file():
        raise Absent(
            f"{name} is not in {DATA}; training/SOURCE.md says where it comes from, and "
            "CLARION_DATA names the folder"
        )
    return path
