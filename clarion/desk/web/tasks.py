"""What is to be done besides answering: one's own tasks, or the whole office's."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clarion.desk import queries
from clarion.desk.web.labels import TASK_VIEWS
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import number_of
from clarion.look.tabs import Tab
from clarion.people.queries import OfficeRequest


@require_safe
def tasks(request: OfficeRequest) -> HttpResponse:
    """Show a page of open tasks, the soonest first."""
    request.actor.must(Power.READ_CASES)
    view = "everybody" if request.GET.get("view") == "everybody" else "mine"
    page = number_of(request.GET.get("page", ""), digits_max=4) or 0
    found, more = queries.open_tasks(
        office_id=request.office.id,
        staff_id=request.actor.staff_id,
        everybody=view == "everybody",
        on=timezone.localdate(clock.now()),
        page=page,
    )
    shown = {
        "tasks": found,
        "view": view,
        "tabs": [
            Tab(label=label, url=f"?view={name}", current=name == view)
            for name, label in TASK_VIEWS.items()
        ],
        "newer": f"?view={view}&page={page - 1}" if page else "",
        "older": f"?view={view}&page={page + 1}" if more else "",
    }
    return render(request, "desk/tasks.html", shown)
