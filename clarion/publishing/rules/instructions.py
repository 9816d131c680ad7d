"""What people are told to do, and not to do: the instructions of public safety in a text."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from clarion.publishing.rules.streets import streets_in

# Whatever stands further behind its verb is not what it is done with.
_OBJECT_WORDS_MAX = 4
_SENTENCE_END = re.compile(r"[.!?]+(?=[\s”\"')]|$)|\n")
_CLAUSE_END = re.compile(r"[;:,()“”\"•–—]+(?=\s|$)|(?<=\s)[-*(“\"•]")
_WORD = re.compile(r"[^\W_][\w'-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One instruction. `verb` is its name in every language, `thing` the words it is done with.

    `some` are told it, or only for some cases. `sentence` is the one in which it stands.
    """

    verb: str
    negated: bool
    thing: frozenset[str]
    some: bool
    shown: str
    sentence: str

    @property
    def places(self) -> frozenset[str]:
        """The streets and buildings for which it is told."""
        return frozenset(one.casefold() for one in streets_in(self.sentence))

    def is_about(self, other: "Told") -> bool:
        """Whether both speak of the same deed: tap water is water, and is not bottled water."""
        alike = not self.thing or not other.thing
        return self.verb == other.verb and (
            alike or self.thing <= other.thing or other.thing <= self.thing
        )

    def says_again(self, other: "Told") -> bool:
        """Whether it tells the same as another."""
        return self.negated == other.negated and self.is_about(other)

    def opposes(self, other: "Told") -> bool:
        """Whether one says to do what the other says not to."""
        return self.negated != other.negated and self.is_about(other)

    def may_share_places(self, other: "Told") -> bool:
        """Whether nothing says that they are for different places."""
        return not self.places or not other.places or bool(self.places & other.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language, and examples that a test holds them to."""

    verbs: dict[str, str]  # by what is written, the name
    verb: re.Pattern[str]
    forbids: re.Pattern[str]  # ends where a verb begins
    leads: re.Pattern[str]
    also: re.Pattern[str]
    unable: re.Pattern[str]
    nouns: re.Pattern[str]
    condition: re.Pattern[str]
    ends: frozenset[str]
    aside: frozenset[str]
    anything: frozenset[str]
    others: frozenset[str]
    mutated: tuple[tuple[str, str], ...]
    examples: tuple[tuple[str, tuple[str, ...]], ...]


def instructions_in(text: str, language: str) -> tuple[Told, ...]:
    """Return what a text tells people to do; nothing where nobody knows the words here."""
    known = lexicons().get(language.partition("-")[0])
    if known is None:
        return ()
    return tuple(
        told
        for sentence in sentences(text)
        for clause in _CLAUSE_END.split(sentence)
        for told in _in_clause(clause.strip(), sentence, known)
    )


def sentences(text: str) -> Iterator[str]:
    """Return each sentence, and each line, with apostrophes of one kind."""
    for one in _SENTENCE_END.split(text.replace("’", "'")):
        if one.strip():
            yield one.strip()


def opposites(meant: Iterable[Told], said: Iterable[Told]) -> Iterator[tuple[Told, Told]]:
    """Return what was meant beside what says the opposite, but for what both of them say.

    Who is told to boil water in one street, and not to in another, is told so in both.
    """
    meant, said = tuple(meant), tuple(said)
    for other in said:
        if any(one.says_again(other) and one.may_share_places(other) for one in meant):
            continue
        for one in meant:
            both = one.some and other.some
            if one.opposes(other) and not both and not _stands_beside(one, other, said):
                yield one, other


def _stands_beside(one: Told, other: Told, said: tuple[Told, ...]) -> bool:
    """Whether what was meant is said there as well, of something else or for another place."""
    return any(
        again.says_again(one)
        and (
            again.some
            or other.some
            or again.thing != other.thing
            or not again.may_share_places(other)
        )
        for again in said
    )


@cache
def lexicons() -> dict[str, Lexicon]:
    """Return the words of every language that ships with Clarion, read once."""
    folder = resources.files("clarion.publishing") / "instructions"
    return {
        file.name.removesuffix(".toml"): _lexicon(tomllib.loads(file.read_text(encoding="utf-8")))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }


def _lexicon(kept: dict[str, object]) -> Lexicon:
    verbs = {said: name for name, written in _table(kept["verbs"]) for said in _list(written)}
    examples = kept["examples"]
    assert isinstance(examples, list)
    return Lexicon(
        verbs=verbs,
        verb=re.compile(rf"(?<![\w'-]){_any(verbs)}(?![\w'-])", re.IGNORECASE),
        forbids=_before(kept["not"]),
        leads=_before(kept["lead"]),
        also=_before(kept["also"]),
        unable=_before(kept["unable"]),
        nouns=re.compile(rf"{_any(_list(kept['nouns']))}(?!\w)", re.IGNORECASE),
        condition=re.compile(rf"(?<!\w){_any(_list(kept['condition']))}(?!\w)", re.IGNORECASE),
        ends=frozenset(_list(kept["ends"])),
        aside=frozenset(_list(kept["aside"])),
        anything=frozenset(_list(kept["anything"])),
        others=frozenset(_list(kept["others"])),
        mutated=tuple((was, str(now)) for was, now in _table(kept.get("mutated", {}))),
        examples=tuple((one["text"], tuple(one["tells"])) for one in examples),
    )


def _in_clause(clause: str, sentence: str, known: Lexicon) -> Iterator[Told]:
    forbidden = False
    for match in known.verb.finditer(clause):
        ahead = clause[: match.start()]
        no = known.forbids.search(ahead)
        if known.nouns.match(clause, match.start()) or known.unable.search(ahead):
            continue
        if no:
            who = ahead[: no.start()].lower().split()[-1:]
            if known.others.intersection(who):
                continue
            forbidden = True
        elif not (forbidden and known.also.search(ahead)):
            if ahead.strip() and not known.leads.search(ahead):
                continue
            forbidden = False
        thing, end = _thing(clause, match.end(), known)
        begin = no.start() if no else match.start()
        yield Told(
            verb=known.verbs[match.group(0).lower()],
            negated=forbidden,
            thing=thing,
            some=bool(known.condition.search(sentence)),
            shown=clause[begin:end].strip(),
            sentence=sentence,
        )


def _thing(clause: str, start: int, known: Lexicon) -> tuple[frozenset[str], int]:
    """Return the words that a verb is about, and where they end."""
    words: list[str] = []
    end = start
    for match in _WORD.finditer(clause, start):
        word = match.group(0).lower()
        if word in known.ends or len(words) == _OBJECT_WORDS_MAX:
            break
        end = match.end()
        if word not in known.aside:
            words.append(_unmutated(word, known))
    return frozenset(words) - known.anything, end


def _unmutated(word: str, known: Lexicon) -> str:
    for was, now in known.mutated:
        if word.startswith(was):
            return now + word.removeprefix(was)
    return word


def _before(words: object) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-]){_any(_list(words))}\s+\Z", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


def _list(value: object) -> list[str]:
    assert isinstance(value, list)
    return value


def _table(value: object) -> Iterable[tuple[str, object]]:
    assert isinstance(value, dict)
    return value.items()
