"""The states of a case, in the words of the desk."""

from clarion.kit.life import Life

CASE = Life(
    triaged={"assigned", "waiting", "answered", "resolved"},
    assigned={"triaged", "waiting", "answered", "resolved"},
    waiting={"triaged", "assigned", "answered", "resolved"},
    answered={"triaged", "assigned", "waiting", "resolved"},
    resolved={"triaged", "assigned", "closed"},
    closed={"triaged"},
)

# Somebody must do something.
OPEN = ("triaged", "assigned")
# It was ended by somebody; to go on with it, it is opened again.
OVER = ("resolved", "closed")
# Nobody must, unless the person writes again.
QUIET = ("waiting", "answered", "resolved", "closed")
