"""The same signs of health as figures for Prometheus, and those of the web process itself."""

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from clarion.config.health import Health, Level, Sign

_MEANING = {
    "database": "Whether the database answers",
    "lane": "Seconds since a lane gave its last sign of life",
    "oldest_unsent": "Seconds for which the longest waiting due dispatch has waited",
    "failed_jobs": "Jobs that were given up",
    "parked_arrivals": "Arrivals that could not be read",
    "unscanned": "Files that the virus scanner has not looked at",
    "stream_waiting": "Things of the stream that wait to be kept",
    "account": "Seconds since the network last answered for an account",
}


class HealthCollector(Collector):
    """One moment's health, as gauges."""

    def __init__(self, health: Health) -> None:
        """Keep the moment."""
        self._health = health

    def collect(self) -> Iterable[Metric]:
        """Give one gauge for how things are, and one for each kind of figure."""
        names = dict.fromkeys(sign.name for sign in self._health.signs)
        yield _gauge("clarion_well", "1: nothing is bad", [(float(self._health.well), ())])
        for name in names:
            signs = [sign for sign in self._health.signs if sign.name == name]
            yield _gauge(f"clarion_{name}", _MEANING[name], [_figure(sign) for sign in signs])


def exposition(health: Health) -> bytes:
    """Return the text that Prometheus reads."""
    registry = CollectorRegistry()
    registry.register(HealthCollector(health))
    ProcessCollector(registry=registry)
    return generate_latest(registry)


Figure = tuple[float, tuple[tuple[str, str], ...]]


def _figure(sign: Sign) -> Figure:
    if sign.name == "database":
        return float(sign.level is Level.GOOD), ()
    return (float("nan") if sign.figure is None else sign.figure), sign.labels


def _gauge(name: str, meaning: str, figures: list[Figure]) -> GaugeMetricFamily:
    labels = [key for key, _ in figures[0][1]]
    gauge = GaugeMetricFamily(name, meaning, labels=labels)
    for value, pairs in figures:
        gauge.add_metric([text for _, text in pairs], value)
    return gauge
