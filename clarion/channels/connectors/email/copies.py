"""Looks for a copy of what we sent, where the mailbox keeps one."""

from clarion.channels.connectors.email.account import Account
from clarion.channels.mail.door import Patience
from clarion.channels.mail.mailbox import Place, opened


def find_copy(account: Account, message_id: str, patience: Patience) -> str:
    """Where in this mailbox a copy of our own letter lies, in words; nothing if there is none."""
    folders = [account.sent_folder] if account.sent_folder else []
    folders += [account.inbox_folder] if account.copy_to_self else []
    with opened(account, patience) as mailbox:
        for folder in folders:
            validity = mailbox.enter(folder).validity
            for uid in mailbox.search(f'HEADER Message-ID "{message_id}"'):
                return f"copy in {folder}: {Place(validity=validity, uid=uid)}"
    return ""
