"""Runs FakeNet as a process of its own, until it is told to stop."""

import argparse
import asyncio
import signal
from pathlib import Path

from fakenet.server import Server


def main() -> None:
    parser = argparse.ArgumentParser(prog="fakenet", description="A social network that fails.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one")
    parser.add_argument("--announce", type=Path, metavar="FILE", help="write the address there")
    parser.add_argument("--state", type=Path, metavar="FILE", help="keep the network there")
    options = parser.parse_args()
    asyncio.run(_run(options.host, options.port, options.announce, options.state))


async def _run(host: str, port: int, announce: Path | None, kept_in: Path | None) -> None:
    told_to_stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, told_to_stop.set)
    server = Server(host=host, port=port, kept_in=kept_in)
    address = await server.start()
    print(f"FakeNet on {address}", flush=True)
    if announce:
        # Whoever waits for the file never finds it half written.
        begun = announce.with_name(f"{announce.name}.begun")
        begun.write_text(address + "\n", encoding="utf-8")
        begun.replace(announce)
    await told_to_stop.wait()
    await server.stop()


if __name__ == "__main__":
    main()
