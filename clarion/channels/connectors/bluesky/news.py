"""Names what Bluesky tells, so that the same thing has the same name whenever it comes."""

import json
from collections.abc import Mapping
from typing import Any

from clarion.channels.connectors.bluesky.names import fingerprint
from clarion.channels.contract import Raw
from clarion.channels.fields import Fields


def raws(notices: list[Fields]) -> tuple[Raw, ...]:
    """Return notifications as they came."""
    return tuple(
        raw_of(notice.plain(), notice.text("reason"), notice.text("uri"), notice.text("cid"))
        for notice in notices
    )


def raw_of(body: Mapping[str, Any], *name: str) -> Raw:
    """Return one thing under the name that these parts give it."""
    return Raw(fingerprint=fingerprint(*name), body=json.dumps(body).encode())
