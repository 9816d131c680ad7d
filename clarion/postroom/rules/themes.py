"""What a message is for. A hold stops a theme on every channel, whoever wrote it."""

PROMOTIONAL = "promotional"
# In the order in which they are offered.
THEMES = ("service", "safety", "appeal", "event", PROMOTIONAL)
