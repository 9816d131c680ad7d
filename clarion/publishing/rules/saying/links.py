"""Links that tell somebody who pressed them, and the same links without that."""

import re
from urllib.parse import urlsplit, urlunsplit

from clarion.publishing.rules.facts import LINK

# What advertisers, mailing programs and networks hang on an address to know who pressed it where.
_MARKS = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|li_fat_id|igshid|igsh|"
    r"yclid|mc_[ce]id|mkt_tok|_hsenc|_hsmi|hsctatracking|vero_(?:id|conv)|oly_(?:anon|enc)_id|"
    r"__s|_openstat|rb_clickid|s_cid|wickedid|epik|sc_cid|ml_subscriber(?:_hash)?|pk_\w+|mtm_\w+",
    re.IGNORECASE,
)


def clean_link(link: str) -> str:
    """Return the link without what only tells who pressed it; everything else stays as it is."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    kept = [one for one in parts.query.split("&") if not _is_mark(one)]
    if len(kept) == len(parts.query.split("&")):
        return link
    return urlunsplit(parts._replace(query="&".join(kept)))


def followed_links(text: str) -> tuple[tuple[str, str], ...]:
    """Return each link of a text that tells who pressed it, with its clean one."""
    links = dict.fromkeys(LINK.findall(text))
    return tuple((link, clean) for link in links if (clean := clean_link(link)) != link)


def _is_mark(pair: str) -> bool:
    return bool(_MARKS.fullmatch(pair.partition("=")[0]))
