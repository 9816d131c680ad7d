"""The folder through which our programs reach the database, and nobody else can."""

import hashlib
import os
import tempfile
from pathlib import Path

from clarion.config.postgres.failure import EngineFailure

SOCKET_NAME = ".s.PGSQL.5432"

# struct sockaddr_un holds 108 bytes on Linux and 104 on macOS, one of them the closing zero.
PATH_BYTES_MAX = 103


def choose_socket_folder(home: Path) -> Path:
    """`socket` in our home; where that is too long a path for a socket, a short one of its own."""
    usual = home / "socket"
    if len(os.fsencode(usual / SOCKET_NAME)) <= PATH_BYTES_MAX:
        return usual
    mark = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"clarion-{mark}"


def refuse_foreign(folder: Path, *, owners: set[int]) -> None:
    """In a folder that everybody may write to, somebody else could have been there first."""
    if folder.is_symlink() or (folder.exists() and folder.lstat().st_uid not in owners):
        raise EngineFailure(
            f"{folder} belongs to somebody else, so the database cannot be reached through it: "
            "remove it, or choose a shorter CLARION_HOME."
        )
