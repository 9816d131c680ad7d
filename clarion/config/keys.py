"""The keys of the house: made at the first start, kept in the home folder, readable by us alone."""

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet


def key_from(home: Path, name: str, make: str = "fernet") -> str:
    """Return the key kept as `name` in the home folder, making it when it is not there yet."""
    path = home / "keys" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = Fernet.generate_key().decode() if make == "fernet" else secrets.token_urlsafe(50)
        _keep(path, fresh)
    return path.read_text().strip()


def _keep(path: Path, key: str) -> None:
    """Write once: of two processes that start together, the second reads what the first wrote."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
        file.write(key)
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
