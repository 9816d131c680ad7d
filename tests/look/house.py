"""A pretend house, for the script to talk to: a live queue, drafts, heartbeats and a count."""

import json
import queue
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

events: queue.SimpleQueue[str] = queue.SimpleQueue()
heard: list[dict[str, object]] = []
rows: list[dict[str, object]] = []
switches = {"stream": True}


def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "live.html", {"rows": rows, "said": len(heard)})


def row(request: HttpRequest, number: int) -> HttpResponse:
    return render(request, "row.html", {"row": {"number": number, "words": "she wont wake up"}})


def stream(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    if not switches["stream"]:
        return HttpResponse(status=503)
    return StreamingHttpResponse(what_is_new(), content_type="text/event-stream")


def what_is_new() -> Iterator[str]:
    yield "retry: 300\n\n"
    while switches["stream"]:
        try:
            yield events.get(timeout=0.2)
        except queue.Empty:
            yield ": still here\n\n"


@csrf_exempt
def tell(request: HttpRequest) -> HttpResponse:
    """The test's own way in: add rows, send an event, cut the line or mend it."""
    order = json.loads(request.body)
    rows[:] = order.get("rows", rows)
    switches["stream"] = order.get("stream", switches["stream"])
    if "event" in order:
        events.put(f"event: {order['event']}\ndata: {json.dumps(order.get('data', {}))}\n\n")
    return HttpResponse()


def hear(request: HttpRequest, what: str) -> HttpResponse:
    """Drafts and heartbeats: posted with the token that Django asks for."""
    heard.append({"what": what, **request.POST.dict()})
    return HttpResponse("<span>Ana Ruiz is looking</span>" if what == "heartbeat" else "")


def count(request: HttpRequest) -> JsonResponse:
    """This network counts every letter twice."""
    return JsonResponse({"count": 2 * len(request.POST["text"]), "limit": 20})


def told(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"heard": heard})
