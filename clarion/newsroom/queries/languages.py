"""A statement as it stands in one language, and what stands there in place of missing words."""

from dataclasses import dataclass

from clarion.newsroom.rules.sentences import Sentences, sentences_around, sentences_in
from clarion.people.queries import OfficeCard
from clarion.publishing.queries.saying.published import InWords, Published, Said
from clarion.publishing.queries.saying.titles import direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A statement in one language. `words` are what it says now; None where nobody has said it.

    `says` is what stands around the words: in this language, or, where we have no sentences in it,
    in the office's own. `read`: people have read it in this language, now or before.
    """

    office: OfficeCard
    statement: Published
    language: str
    says: Sentences
    words: InWords | None
    read: bool

    @property
    def direction(self) -> str:
        """How the words of this language run."""
        return direction(self.language)

    @property
    def says_direction(self) -> str:
        """How the sentences around them run."""
        return direction(self.says.language)

    @property
    def now(self) -> InWords:
        """What it says now, in this language or in that of the original."""
        return self.words or self.statement.now.original

    @property
    def before(self) -> tuple[tuple[Said, InWords], ...]:
        """What it said before in this language, as far as anybody may still read it."""
        earlier = [(one, one.in_language(self.language)) for one in self.statement.readable[1:]]
        return tuple((one, words) for one, words in earlier if words is not None)

    @property
    def removed(self) -> bool:
        """Whether it said something in this language that nobody may read any more."""
        gone = self.statement.editions[len(self.statement.readable) :]
        return any(one.in_language(self.language) for one in gone)


def version(office: OfficeCard, one: Published, language: str) -> Version | None:
    """Return a statement in a language; None where there is no page for it in that one.

    The page of the original is the statement's own. A language in which nobody ever said it has a
    page if we can say in that language where the words are.
    """
    read = language in one.languages
    ours = language in office.languages and sentences_in(language) is not None
    if language == one.now.language or not (read or ours):
        return None
    return _version(office, one, language, read=read)


def versions(office: OfficeCard, one: Published) -> tuple[Version, ...]:
    """Return every language in which a statement has a page, but that of the original."""
    codes = dict.fromkeys([*one.languages, *office.languages])
    found = (version(office, one, code) for code in codes)
    return tuple(one for one in found if one is not None)


def lines_in(
    office: OfficeCard, statements: tuple[Published, ...], language: str
) -> tuple[Version, ...]:
    """Return every statement for somebody who reads one language: nothing is kept from them."""
    return tuple(
        _version(office, one, language, read=language in one.languages) for one in statements
    )


def _version(office: OfficeCard, one: Published, language: str, *, read: bool) -> Version:
    return Version(
        office=office,
        statement=one,
        language=language,
        says=sentences_around(language, office.languages[0]),
        words=one.now.in_language(language),
        read=read,
    )
