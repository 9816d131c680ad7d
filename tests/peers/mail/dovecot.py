"""Dovecot, with a folder of its own: keeps the mailboxes, and knows who may open them."""

import os
from pathlib import Path

# Dovecot refuses to keep anybody's letters as root, so all mailboxes belong to nobody.
NOBODY = 65534

SETTINGS = """
base_dir = {folder}/run
log_path = /dev/stdout
protocols = imap lmtp
listen = 127.0.0.1
first_valid_uid = {nobody}
first_valid_gid = {nobody}
mail_location = maildir:{folder}/letters/%u
mail_max_userip_connections = 100
auth_mechanisms = plain login xoauth2 oauthbearer
auth_failure_delay = 0
disable_plaintext_auth = no
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}

passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/dovecot-oauth2.conf
}}
passdb {{
  driver = passwd-file
  mechanisms = plain login
  args = scheme=plain username_format=%u {users}/%u
}}
userdb {{
  driver = passwd-file
  args = username_format=%u {users}/%u
  override_fields = uid={nobody} gid={nobody} home={folder}/letters/%u
}}
namespace inbox {{
  inbox = yes
  mailbox Sent {{
    auto = subscribe
    special_use = \\Sent
  }}
}}
service imap-login {{
  inet_listener imap {{
    port = {imap_port}
  }}
  inet_listener imaps {{
    port = {imaps_port}
    ssl = yes
  }}
}}
# Whoever fails often is else kept waiting, and here everybody comes from one address.
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp_port}
  }}
}}
service auth {{
  inet_listener sasl {{
    port = {sasl_port}
  }}
}}
"""

# Dovecot asks about every token, and trusts nothing that a token says of itself.
TOKENS = """
introspection_url = {introspection_url}
introspection_mode = post
username_attribute = username
active_attribute = active
active_value = true
"""


def write_dovecot(folder: Path, *, users: Path, introspection_url: str, **values: object) -> Path:
    """Write the configuration below `folder`; returns where."""
    users.mkdir()
    letters = folder / "letters"
    letters.mkdir()
    os.chown(letters, NOBODY, NOBODY)
    tokens = folder / "dovecot-oauth2.conf"
    tokens.write_text(TOKENS.format(introspection_url=introspection_url))
    settings = folder / "dovecot.conf"
    settings.write_text(SETTINGS.format(folder=folder, users=users, nobody=NOBODY, **values))
    return settings
