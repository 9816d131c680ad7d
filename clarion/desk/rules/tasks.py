"""What a case may still ask of colleagues, and when it may end."""

from clarion.kit.refusals import Refusal

# More open ones than anybody looks through is a list that nobody works off.
TASKS_MAX = 50


class TooManyTasks(Refusal):
    """There are {limit} open tasks here already. Finish some of them first."""


class CaseIsOver(Refusal):
    """This case has been resolved. Open it again first."""


class TasksOpen(Refusal):
    """Something is still to be done here: {task}. Finish it first, or say that it is done."""
