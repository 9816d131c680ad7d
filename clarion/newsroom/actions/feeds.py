"""What was said as a feed (RFC 4287 and RSS 2.0), for readers and for other machines."""

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _

from clarion.look.words import own_language_name
from clarion.newsroom.queries import Front, Version, lines_in
from clarion.newsroom.queries import version as version_of
from clarion.publishing.queries.saying.published import Published

KINDS: dict[str, type[SyndicationFeed]] = {"atom": Atom1Feed, "rss": Rss201rev2Feed}


def feed(front: Front, kind: str) -> str:
    """Return the newest statements as a feed; a correction is the same entry, updated."""
    slug = front.office.slug
    home = f"{front.office.public_url}{reverse('newsroom:front', kwargs={'body': slug})}"
    made = _made(front, kind, front.office.languages[0], home)
    for one in front.statements:
        path = reverse("newsroom:statement", kwargs={"body": slug, "code": one.code})
        made.add_item(
            title=_title(one),
            link=f"{front.office.public_url}{path}",
            description=_words(one),
            unique_id=f"{settings.PUBLIC_URL}{path}",  # the same for ever, whatever name it bears
            pubdate=one.first.said_at,
            updateddate=one.changed_at,
        )
    return _written(made)


def feed_in(front: Front, kind: str, language: str) -> str:
    """Return the same for whoever reads one language; what is not in it stands there as it is."""
    names = {"body": front.office.slug, "language": language}
    home = f"{front.office.public_url}{reverse('newsroom:front_in', kwargs=names)}"
    made = _made(front, kind, language, home)
    for one in lines_in(front.office, front.statements, language):
        title, description = _in_language(one)
        statement = one.statement
        path = reverse(
            "newsroom:version",
            kwargs={"body": front.office.slug, "code": statement.code, "language": language},
        )
        made.add_item(
            title=title,
            link=f"{front.office.public_url}{_page_of(one)}",
            description=description,
            unique_id=f"{settings.PUBLIC_URL}{path}",
            pubdate=statement.first.said_at,
            updateddate=statement.changed_at,
        )
    return _written(made)


def _made(front: Front, kind: str, language: str, home: str) -> SyndicationFeed:
    return KINDS[kind](
        title=front.office.name,
        link=home,
        description=front.office.name,
        language=language,
        feed_url=f"{home}feed.{kind}",
    )


def _written(made: SyndicationFeed) -> str:
    text: str = made.writeString("utf-8")
    return text


def _title(one: Published) -> str:
    if one.withdrawn_at:
        return _("Withdrawn: statement %(code)s") % {"code": one.code}
    return one.now.headline or one.code


def _words(one: Published) -> str:
    if one.withdrawn_at:
        return _("We have withdrawn what stood here. Do not rely on it.")
    return one.now.text


def _in_language(one: Version) -> tuple[str, str]:
    """Return headline and words of an entry; what is missing is said before what there is."""
    statement, says = one.statement, one.says
    if statement.withdrawn_at:
        return says.withdrawn_one.format(code=statement.code), says.withdrawn_here
    headline = one.now.headline or statement.code
    if one.words is not None:
        return headline, one.now.text
    sentence = says.corrected_only_in if one.read else says.only_in
    where = sentence.format(language=own_language_name(statement.now.language))
    return headline, f"{where}\n\n{one.now.text}"


def _page_of(one: Version) -> str:
    """Return the page in this language, or that of the original where there is none."""
    names = {"body": one.office.slug, "code": one.statement.code}
    if version_of(one.office, one.statement, one.language) is None:
        return reverse("newsroom:statement", kwargs=names)
    return reverse("newsroom:version", kwargs={**names, "language": one.language})
