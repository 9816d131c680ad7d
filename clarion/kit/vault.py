"""Secrets at rest: sealed with the newest key, opened with any that the office still has."""

import json
from collections.abc import Mapping
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unopenable(Exception):
    """None of the keys in CLARION_KEYS opens this secret."""


def _keys() -> MultiFernet:
    return _fitting(tuple(settings.VAULT_KEYS))


@lru_cache(maxsize=1)
def _fitting(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def seal(secrets: Mapping[str, str]) -> bytes:
    """Encrypt with the first key."""
    return _keys().encrypt(json.dumps(dict(secrets)).encode())


def unseal(sealed: bytes) -> dict[str, str]:
    """Decrypt with whichever key fits; raises `Unopenable`."""
    try:
        opened: dict[str, str] = json.loads(_keys().decrypt(bytes(sealed)))
    except InvalidToken as error:
        raise Unopenable from error
    return opened


def reseal(sealed: bytes) -> bytes:
    """Encrypt anew with the first key what an older one had sealed; raises `Unopenable`."""
    try:
        return _keys().rotate(bytes(sealed))
    except InvalidToken as error:
        raise Unopenable from error
