"""How much is looked at, kept and told: the early warning's limits."""

from datetime import timedelta
from typing import Final

# So many posts are counted in one transaction; more wait for the next, at once.
BATCH: Final = 500
# Before an office's first look, what came in so many days is counted, to learn what is usual.
LEARN_FROM: Final = timedelta(days=7)
# After a restart so many posts are known again, to name examples and to know loud authors.
RECALLED_MAX: Final = 3_000
# A finder that knows 20,000 subjects takes some 2 MB; it forgets what nobody speaks of before.
STATE_BYTES_MAX: Final = 8_000_000
# Nobody mutes a subject for longer without thinking of it again.
MUTE_DAYS_MAX: Final = 30
# Whoever mutes more has another problem.
MUTES_MAX: Final = 200
# As far back as the screen of what is going on can be turned.
KEEP_DAYS: Final = 92
WARNINGS_PAGE: Final = 25
# More stand on the page of all warnings.
BEGINNINGS_SHOWN: Final = 8
REASON_MAX: Final = 300
