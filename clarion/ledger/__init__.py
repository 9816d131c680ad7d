"""Who did what, when: append-only, chained, and readable by anyone who must answer for it."""
