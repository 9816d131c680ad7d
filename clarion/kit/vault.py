"""Secrets at rest: sealed with the newest key, opened with any that the office still has."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models, transaction

# So many rows are sealed anew at once: nobody who writes one of them waits long.
_AT_ONCE = 500


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


def reseal_rows(rows: models.QuerySet[Any], *, field: str = "sealed") -> int:
    """Seal what each of the rows holds with the newest key, if it holds anything; return how many.

    Raises `Unopenable`; what was done before it stays done, and is done again without harm.
    """
    done, last = 0, 0
    holding = rows.exclude(**{field: b""}).order_by("pk")
    while True:
        with transaction.atomic():
            batch = list(holding.filter(pk__gt=last).select_for_update()[:_AT_ONCE])
            for row in batch:
                setattr(row, field, reseal(bytes(getattr(row, field))))
            rows.model._default_manager.bulk_update(batch, [field])
        if not batch:
            return done
        done, last = done + len(batch), batch[-1].pk
