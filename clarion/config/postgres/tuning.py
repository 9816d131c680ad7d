"""How much of the machine's memory the database may use, leaving room for everybody else."""

import os
from pathlib import Path

MEGABYTE = 1024 * 1024
GIGABYTE = 1024 * MEGABYTE

# Where Linux writes the memory limit of a container, in control groups version 2 and 1.
CONTAINER_LIMITS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)


def memory_here() -> int:
    """The bytes of memory that this machine, or the container we are in, has."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limits = [path.read_text().strip() for path in CONTAINER_LIMITS if path.exists()]
    return min([machine, *(int(limit) for limit in limits if limit.isdigit())])


def tuned(memory: int) -> dict[str, str]:
    """PostgreSQL's settings for a machine of `memory` bytes that also runs the rest of Clarion.

    An eighth for shared pages: half of what PostgreSQL's manual advises for a machine that it
    has to itself (chapter 19.4), since the web and the workers live here too.
    """
    return {
        "shared_buffers": _megabytes(memory // 8, least=128 * MEGABYTE, most=4 * GIGABYTE),
        "effective_cache_size": _megabytes(memory // 2, least=256 * MEGABYTE, most=64 * GIGABYTE),
        "work_mem": _megabytes(memory // 1024, least=4 * MEGABYTE, most=64 * MEGABYTE),
        "maintenance_work_mem": _megabytes(memory // 32, least=64 * MEGABYTE, most=GIGABYTE),
    }


def _megabytes(wanted: int, *, least: int, most: int) -> str:
    return f"{min(max(wanted, least), most) // MEGABYTE}MB"
