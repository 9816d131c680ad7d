"""Who could read what is sent to a guest: whoever looks after the mailbox from which it comes."""

from clarion.ledger import queries as ledger

# The room that keeps mailboxes lies above this one, so it is asked of the ledger.
_CHOSEN = ("mailbox for notices chosen",)
_GAVE_SECRETS = ("account connected", "account mended")


def keeps_mailbox(*, office_id: int, staff_id: int | None) -> bool:
    """Say whether somebody has chosen the mailbox for notices, or ever gave us its secrets."""
    chosen = ledger.done(office_id=office_id, about=f"office:{office_id}", deeds=_CHOSEN)[:1]
    if not chosen or staff_id is None:
        return False
    about = f"account:{chosen[0].facts['account']}"
    secrets = ledger.done(office_id=office_id, about=about, deeds=_GAVE_SECRETS)
    return staff_id in {one.actor_id for one in (*chosen, *secrets)}
