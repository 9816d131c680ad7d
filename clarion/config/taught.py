"""Keeps what an office has taught, version after version, so that the last one can be undone."""

import json
import os
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from clarion.reading.learned.weights import Weights, load, save

# The name is a folder's: small letters, figures and hyphens, as in addresses.
NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NAME_CHARACTERS_MAX: Final = 40
# With 100 labels a version has a few megabytes; the oldest beyond these are thrown away.
VERSIONS_MAX: Final = 20

_CURRENT: Final = "current"


class Taught:
    """The versions of one name under a folder: numbered files, and which of them is in use."""

    def __init__(self, folder: Path, name: str) -> None:
        if not NAME.fullmatch(name) or len(name) > NAME_CHARACTERS_MAX:
            raise ValueError("A name has small letters, figures and hyphens, 40 at most.")
        self._folder = folder / "taught" / name

    @property
    def version(self) -> int:
        """The number of the version in use, 0 if there is none."""
        file = self._folder / _CURRENT
        return int(file.read_text()) if file.exists() else 0

    def weights(self) -> Weights | None:
        """Return the version in use, or None; ValueError when its file is damaged."""
        number = self.version
        if not number:
            return None
        try:
            with self._file(number).open("rb") as file:
                return load(file)
        except (KeyError, EOFError, OSError, ValueError, zipfile.BadZipFile) as trouble:
            raise ValueError(f"Version {number} cannot be read: {trouble}") from trouble

    def keep(self, weights: Weights, figures: Mapping[str, Any]) -> int:
        """Keep a version beside its figures and use it from now on; return its number."""
        self._folder.mkdir(parents=True, exist_ok=True)
        number = max([0, *self._numbers()]) + 1
        with self._file(number).open("xb") as file:
            save(file, weights)
        self._file(number).with_suffix(".json").write_text(
            json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8"
        )
        self._use(number)
        for old in self._numbers()[:-VERSIONS_MAX]:
            self._file(old).unlink()
            self._file(old).with_suffix(".json").unlink(missing_ok=True)
        return number

    def undo(self) -> int:
        """Use the version before; return its number, 0 for none. ValueError if none is in use."""
        number = self.version
        if not number:
            raise ValueError("There is nothing to undo.")
        before = max([0, *(one for one in self._numbers() if one < number)])
        self._use(before)
        return before

    def _use(self, number: int) -> None:
        beside = self._folder / f"{_CURRENT}.{os.getpid()}"
        beside.write_text(str(number))
        beside.replace(self._folder / _CURRENT)

    def _numbers(self) -> list[int]:
        return sorted(int(file.stem) for file in self._folder.glob("[0-9]*.npz"))

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:04}.npz"
