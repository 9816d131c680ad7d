"""PostgreSQL refuses to be root, so it runs as a user who owns its files and nothing else."""

import logging
import os
import pwd
import shutil
import signal
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from clarion.config.leash import leash
from clarion.config.postgres.failure import EngineFailure

NAME = "clarion"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A user of this machine, as the password file knows it."""

    name: str
    uid: int
    gid: int

    def run(
        self, argv: list[str], *, cwd: Path, output: Path, outlives_us: bool = True
    ) -> subprocess.Popen[bytes]:
        """Start a program as this user, in a session of its own, its words going to `output`.

        The session keeps Ctrl-C in a terminal from reaching the database before the programs
        that still need it have finished.
        """
        tie = None if outlives_us else leash(signal.SIGQUIT)
        with output.open("wb") as words:
            return subprocess.Popen(  # noqa: S603 - our own program, no shell
                argv,
                cwd=cwd,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                start_new_session=True,
                user=self.uid,
                group=self.gid,
                extra_groups=[] if os.geteuid() == 0 else None,
                preexec_fn=tie,  # noqa: PLW1509 - whoever ties it has one thread only
            )

    def take(self, folder: Path) -> None:
        """Make `folder` (new or not) this user's own, closed to everybody else."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if folder.stat().st_uid != self.uid:
            os.chown(folder, self.uid, self.gid)
        folder.chmod(0o700)

    def let_through(self, path: Path) -> None:
        """Let this user pass through (not list) the folders above `path`, when we are root.

        Someone who installs Clarion below /root would otherwise have a database that cannot
        reach its own files.
        """
        if os.geteuid() != 0:
            return
        for folder in path.resolve().parents:
            found = folder.stat()
            if found.st_uid == self.uid or found.st_mode & stat.S_IXOTH:
                continue
            folder.chmod(stat.S_IMODE(found.st_mode) | stat.S_IXOTH)
            log.info("Other users may now pass through %s, as the database must.", folder)


def choose_account() -> Account:
    """Ourselves; or, for root, the user `clarion`, made at the first start."""
    if os.geteuid() != 0:
        return _account_of(os.geteuid())
    return _named(NAME) or _made(NAME)


def _account_of(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise EngineFailure(
            f"User {uid} has no name on this machine, and PostgreSQL needs one: "
            "add it to /etc/passwd, or set DATABASE_URL to use another server."
        ) from None
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)


def _named(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)


def _made(name: str) -> Account:
    useradd = shutil.which("useradd", path=f"{os.defpath}:/usr/sbin:/sbin")
    if useradd is None:
        raise EngineFailure(
            "PostgreSQL refuses to run as root and there is no `useradd` to make it a user: "
            f"make a user called {name}, or start Clarion as an ordinary user."
        )
    options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    outcome = subprocess.run(  # noqa: S603 - the machine's own useradd, no shell
        [useradd, *options, name], capture_output=True, text=True, check=False
    )
    # Another Clarion may have made the user a moment before us: what counts is that it exists.
    account = _named(name)
    if account is None:
        raise EngineFailure(f"The user {name} could not be made: {outcome.stderr.strip()}")
    return account
