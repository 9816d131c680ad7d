"""The e-mail plug reads as every plug must. Sending is proven in test_submission.py: SMTP has no
answers like those of the web, and an e-mail that cannot be found is not known to be absent."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clarion.channels.conformance import READING, Reader
from clarion.channels.connectors.email import capabilities
from clarion.channels.connectors.email.connector import Email
from clarion.channels.contract import Access, Connector


class Mailbox:
    connector: Connector = Email()
    samples = Path(capabilities.__file__).parent / "samples"

    def access(self) -> Access:
        return Access(account_id=1, address="desk@town.test", secrets={"password": "open sesame"})


@pytest.mark.parametrize("check", READING, ids=lambda check: check.__name__)
def test_reading(check: Callable[[Reader], None]) -> None:
    check(Mailbox())
