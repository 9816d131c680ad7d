"""How far what we said has gone, as Threads counts it."""

from clarion.channels.contract import Figures
from clarion.channels.fields import Fields
from clarion.channels.graph.figures import insights

METRICS = "views,likes,replies,reposts,quotes"


def told(said: Fields) -> Figures:
    """Read the counters of a post or an answer."""
    count = insights(said)
    both = "reposts" in count and "quotes" in count  # half of them would be too few
    return Figures(
        replies=count.get("replies"),
        reposts=count["reposts"] + count["quotes"] if both else None,
        likes=count.get("likes"),
        seen=count.get("views"),
    )
