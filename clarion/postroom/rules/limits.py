"""How much the postroom takes at once, and why."""

# A harvest or a sort is one transaction: short enough to lose little, long enough to be fast.
SORT_BATCH = 200
COLLECT_PAGES_MAX = 100
# The nightly comparison of one stream ends here; what is missing is in memory until then.
AUDIT_PAGES_MAX = 200
AUDIT_MISSING_MAX = 1_000
# Words longer than this are kept raw and shown with a note.
TEXT_MAX = 100_000
ATTACHMENTS_MAX = 20
ATTACHMENT_BYTES_MAX = 10_000_000
# A scanner that answers takes a second for each at worst; the next round comes within seconds.
SCAN_BATCH = 50
DELIVER_BATCH = 50
# What one tick of the clockwork hands out; the next tick comes within seconds.
DUE_MAX = 500
# The stream of what comes through our own page or over our own counter.
PAGE = "page"
