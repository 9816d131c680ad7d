"""A mailbox: letters come in by IMAP and leave by SMTP."""
