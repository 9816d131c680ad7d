"""The keys of the house: made at the first start, kept in the home folder, readable by us alone."""

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured


def key_from(home: Path, name: str, make: str = "fernet") -> str:
    """Return the key kept as `name` in the home folder, making it when it is not there yet."""
    path = home / "keys" / name
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _keep(path, _fresh(make))
        return path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The keys in {path.parent} cannot be read or written ({error.strerror}).\n"
            f"Make {home} and give it to this user, or set CLARION_HOME."
        ) from error


def _fresh(make: str) -> str:
    return Fernet.generate_key().decode() if make == "fernet" else secrets.token_urlsafe(50)


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
