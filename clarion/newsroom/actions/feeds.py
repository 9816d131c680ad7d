"""What was said as a feed (RFC 4287 and RSS 2.0), for readers and for other machines."""

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _

from clarion.newsroom.queries import Front
from clarion.publishing.queries.published import Published

KINDS: dict[str, type[SyndicationFeed]] = {"atom": Atom1Feed, "rss": Rss201rev2Feed}


def feed(front: Front, kind: str) -> str:
    """Return the newest statements as a feed; a correction is the same entry, updated."""
    slug = front.office.slug
    home = f"{settings.PUBLIC_URL}{reverse('newsroom:front', kwargs={'body': slug})}"
    made = KINDS[kind](
        title=front.office.name,
        link=home,
        description=front.office.name,
        language=front.office.languages[0],
        feed_url=f"{home}feed.{kind}",
    )
    for one in front.statements:
        path = reverse("newsroom:statement", kwargs={"body": slug, "code": one.code})
        made.add_item(
            title=_title(one),
            link=f"{settings.PUBLIC_URL}{path}",
            description=one.withdrawn_why if one.withdrawn_at else one.now.text,
            unique_id=f"{settings.PUBLIC_URL}{path}",
            pubdate=one.first.said_at,
            updateddate=one.changed_at,
        )
    text: str = made.writeString("utf-8")
    return text


def _title(one: Published) -> str:
    if one.withdrawn_at:
        return _("Withdrawn: statement %(code)s") % {"code": one.code}
    return one.now.headline or one.code
