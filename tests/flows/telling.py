"""What the stories on real networks share: they are told by the clock and by the jobs alone."""

from datetime import timedelta

from clarion.channels.contract import Edge
from clarion.desk import queries as desk_queries
from clarion.desk.queries import QueueFilter, QueueRow
from clarion.kit import clock
from clarion.ledger import queries as ledger
from clarion.ledger.actions import seal
from clarion.postroom import jobs
from clarion.postroom.rules.patience import LEASE
from tests.flows.processes import die_delivering
from tests.makers.clockwork import turn_for
from tests.makers.desk import Office, an_answer, dispatch_of
from tests.makers.jobs import run_jobs

# From a message to a case that is resolved, whatever the network.
WHOLE_STORY = (
    "case opened",
    "warrant granted",
    "dispatch queued",
    "answer given",
    "dispatch sent",
    "case answered",
    "case resolved",
)
# By then every lease has ended and every look that was due has been taken.
LONG_AFTER = LEASE + timedelta(minutes=10)


def read_what_is_due() -> None:
    """Do what the timetable does every few seconds, and all that follows from it."""
    jobs.collect_due(timestamp=0)
    run_jobs()


def queue(office: Office) -> list[QueueRow]:
    """Return what the desk shows, in its order."""
    shown = desk_queries.queue(office_id=office.office_id, wanted=QueueFilter(), staff_id=None)
    return list(shown.rows)


def state(office: Office, case_id: int) -> str:
    """Return the state of a case."""
    return desk_queries.row(office_id=office.office_id, case_id=case_id).state


def answer_and_die(
    office: Office, *, case_id: int, step: str, text: str, edge: Edge = Edge.PUBLIC
) -> None:
    """Answer; the worker that delivers it is killed at a step, with no warning."""
    an_answer(office, case_id=case_id, text=text, edge=edge, at=clock.now())
    dispatch_id = dispatch_of(office, case_id).id
    die_delivering(step, office=office, dispatch_id=dispatch_id, at=clock.now())


def wait_long(office: Office) -> None:
    """Let the clockwork turn, and the jobs work, until nothing more comes of it."""
    turn_for(office, LONG_AFTER, begin=clock.now())
    run_jobs()


def history(office: Office, case_id: int) -> tuple[str, ...]:
    """Return what the ledger says was done about a case, in order."""
    entries = ledger.history(office_id=office.office_id, about=f"case:{case_id}")
    return tuple(entry.deed for entry in entries)


def chain_holds(office: Office) -> bool:
    """Seal the office's ledger and look whether every entry still follows from the one before."""
    seal(office_id=office.office_id)
    found = ledger.verify(office_id=office.office_id)
    return found.sealed > 0 and not found.waiting and found.broken is None
