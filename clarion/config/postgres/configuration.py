"""The database's own files: who may come in, and how it is set up; written anew at each start."""

from collections.abc import Collection, Mapping
from pathlib import Path

HEADING = """\
# Clarion writes this file at each start. To change a setting for good, use ALTER SYSTEM,
# which PostgreSQL keeps in postgresql.auto.conf and reads after this file.
"""

# Web, workers and tests together stay far below this; each idle connection costs some 2 MB.
CONNECTIONS_MAX = 200

FIXED = {
    # No address at all: the server is reached through a file that only its user can reach.
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": str(CONNECTIONS_MAX),
    # Parallel queries need /dev/shm, which containers keep tiny; ours are short.
    "max_parallel_workers": "0",
    "timezone": "UTC",
    # A week of logs, one file a day, without the values that people wrote to us.
    "logging_collector": "on",
    "log_filename": "postgres-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_size": "0",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}

# For tests alone: an answer no longer means that the row is on the disk.
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def write_configuration(
    *,
    cluster: Path,
    socket_folder: Path,
    tuning: Mapping[str, str],
    durable: bool,
    users: Collection[str],
    roles: Collection[str],
) -> None:
    """Write all three files into `cluster`; the machine's `users` may act in these `roles`."""
    settings = {
        **FIXED,
        "unix_socket_directories": str(socket_folder),
        **tuning,
        **({} if durable else HASTY),
    }
    lines = [f"{name} = '{_quoted(value)}'\n" for name, value in settings.items()]
    (cluster / "postgresql.conf").write_text(HEADING + "".join(lines))
    # The kernel tells PostgreSQL which user is calling ("peer"); there is no password to lose.
    (cluster / "pg_hba.conf").write_text(HEADING + "local all all peer map=clarion\n")
    allowed = [f'clarion "{user}" {role}\n' for user in sorted(users) for role in sorted(roles)]
    (cluster / "pg_ident.conf").write_text(HEADING + "".join(allowed))


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "''")
