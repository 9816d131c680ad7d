"""Postfix, with a folder of its own: takes letters, hands them to Dovecot, returns what it cannot.

Nothing leaves this machine: any address that is not ours is answered with a bounce.
"""

from pathlib import Path

MAIN = """
compatibility_level = 3.6
myhostname = mail.test
mydestination =
local_recipient_maps =
alias_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtputf8_enable = yes
biff = no
queue_directory = {folder}/queue
data_directory = {folder}/state
maillog_file = /dev/stdout

# Dovecot alone knows who has a mailbox, so a letter to nobody comes back as a bounce.
virtual_mailbox_domains = {domains}
# Whatever list there is has two people on it, who are named after it; some take nobody's letters.
virtual_alias_maps = regexp:{settings}/lists
smtpd_recipient_restrictions = check_recipient_access regexp:{settings}/closed
virtual_transport = lmtp:inet:127.0.0.1:{lmtp_port}
default_transport = error:5.4.4 nothing leaves this machine
relayhost =

smtpd_tls_cert_file = {certificate}
smtpd_tls_key_file = {key}
smtpd_tls_security_level = may
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:{sasl_port}
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
"""

# The columns: service, type, private, unprivileged, chroot, wake-up, processes, command.
MASTER = """
{mx_port}    inet n - n - - smtpd
{smtp_port}  inet n - n - - smtpd {signed_in}
{smtps_port} inet n - n - - smtpd {signed_in} -o smtpd_tls_wrappermode=yes
cleanup    unix n - n - 0 cleanup
qmgr       unix n - n 1 1 qmgr
pickup     unix n - n 60 1 pickup
tlsmgr     unix - - n 1000? 1 tlsmgr
rewrite    unix - - n - - trivial-rewrite
bounce     unix - - n - 0 bounce
defer      unix - - n - 0 bounce
trace      unix - - n - 0 bounce
verify     unix - - n - 1 verify
error      unix - - n - - error
retry      unix - - n - - error
lmtp       unix - - n - - lmtp
anvil      unix - - n - 1 anvil
scache     unix - - n - 1 scache
proxymap   unix - - n - - proxymap
postlog    unix-dgram n - n - 1 postlogd
"""

LISTS = r"/^list-(.+)@town\.test$/ $1-one@residents.test, $1-two@residents.test"
CLOSED = r"/^closed-/ 550 5.7.1 you may not write to this list"

SIGNED_IN = (
    "-o smtpd_sasl_auth_enable=yes -o smtpd_client_restrictions=permit_sasl_authenticated,reject"
)


def write_postfix(folder: Path, **values: object) -> Path:
    """Write the configuration below `folder`; returns where."""
    settings = folder / "postfix"
    settings.mkdir()
    (folder / "queue").mkdir()
    main = MAIN.format(folder=folder, settings=settings, **values)
    (settings / "main.cf").write_text(main.lstrip())
    (settings / "lists").write_text(f"{LISTS}\n")
    (settings / "closed").write_text(f"{CLOSED}\n")
    (settings / "master.cf").write_text(MASTER.format(signed_in=SIGNED_IN, **values).lstrip())
    return settings
