"""What one text says, each finding with the words that led to it: suggestions, never decisions."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from clarion.reading.claims.claim import Claim
from clarion.reading.feelings.feeling import NEITHER_WARM_NOR_COLD, Feeling, Temperature
from clarion.reading.personal.finding import Personal
from clarion.reading.places.place import PlaceMention
from clarion.reading.quote import Quote
from clarion.reading.urgency.urgency import UNREAD, Urgency

UNKNOWN_LANGUAGE: Final = "und"


class RiskKind(StrEnum):
    """What may be threatening a life or a person, the most pressing first."""

    MEDICAL = "medical"
    TRAPPED = "trapped"
    WATER = "water"
    FIRE = "fire"
    VIOLENCE = "violence"
    SELF_HARM = "self_harm"
    SAFEGUARDING = "safeguarding"
    MISSING = "missing"
    CRIME = "crime"
    HAZARD = "hazard"
    DEATH = "death"
    SURVIVAL = "survival"
    PLEA = "plea"


class Grade(StrEnum):
    """How sure the words are. Both grades go to the top of the list."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class NeedKind(StrEnum):
    """What a person wants from us, in the order in which a missed one does most harm."""

    SUBJECT_ACCESS = "subject_access"
    FREEDOM_OF_INFORMATION = "freedom_of_information"
    LEGAL = "legal"
    MEDIA = "media"
    COMPLAINT = "complaint"
    TIP = "tip"
    REPORT = "report"
    HELP = "help"
    QUESTION = "question"
    ABUSE = "abuse"
    COMPLIMENT = "compliment"
    UNSUBSCRIBE = "unsubscribe"
    SPAM = "spam"
    AUTO_REPLY = "auto_reply"
    THANKS = "thanks"


class CategoryKind(StrEnum):
    """What a message of a disaster is about: the labels of the texts that were learned from."""

    RELATED = "related"
    REQUEST = "request"
    DIRECT_REPORT = "direct_report"
    AID = "aid_related"
    MEDICAL_HELP = "medical_help"
    MEDICAL_PRODUCTS = "medical_products"
    SEARCH_AND_RESCUE = "search_and_rescue"
    MILITARY = "military"
    WATER = "water"
    FOOD = "food"
    SHELTER = "shelter"
    CLOTHING = "clothing"
    MONEY = "money"
    MISSING_PEOPLE = "missing_people"
    REFUGEES = "refugees"
    DEATH = "death"
    INFRASTRUCTURE = "infrastructure_related"
    TRANSPORT = "transport"
    BUILDINGS = "buildings"
    ELECTRICITY = "electricity"
    HOSPITALS = "hospitals"
    WEATHER = "weather_related"
    FLOODS = "floods"
    STORM = "storm"
    FIRE = "fire"
    EARTHQUAKE = "earthquake"
    COLD = "cold"


class LifeRiskLevel(StrEnum):
    """How far a danger to a life can be ruled out by rules and model together, the worst first."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    UNCLEAR = "unclear"
    """In the wide net: nothing says danger, but danger has been written in such words."""
    LOW = "low"
    """Outside the net. Not safe: what is thought harmless must be sampled and read by people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language code (ISO 639) or ``und``, and how sure the reader is, 0 to 1."""

    code: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """Words that may mean danger, and what lowered their grade if something did.

    ``line`` is the line of the lexicon that was found, ``language`` that lexicon's language.
    """

    kind: RiskKind
    grade: Grade
    quote: Quote
    line: str
    language: str
    lowered_by: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Words that show what the person wants.

    ``probability`` (0 to 1) where their meaning told it, in English, and no line of a lexicon.
    """

    kind: NeedKind
    quote: Quote
    probability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordHit:
    """A term of one of the office's own lists, found in the text."""

    list_name: str
    term: str
    weight: int
    route: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """What a text is about, how probable (0 to 1), and the words that spoke most for it."""

    kind: CategoryKind
    probability: float
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeRisk:
    """What the lexicons and the model together say about danger to a life.

    ``probability`` is the model's alone, 0 to 1; None without words, and in a language that it was
    not measured in.
    """

    level: LifeRiskLevel
    probability: float | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one text says. Risks and needs are in order of importance.

    ``risks`` are what the lexicons found, and what the desk acts on. ``life_risk`` is the wider
    net, with the model: more is caught in it than anybody could look at first.
    """

    language: Language
    risks: tuple[Risk, ...]
    life_risk: LifeRisk
    needs: tuple[Need, ...]
    categories: tuple[Category, ...]
    """The most probable first; none in a language that the model was not measured in."""
    keywords: tuple[KeywordHit, ...]
    unread_characters: int
    """How many characters in the middle of a very long text were not read."""
    places: tuple[PlaceMention, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    temperature: Temperature = NEITHER_WARM_NOR_COLD
    personal: tuple[Personal, ...] = ()
    claims: tuple[Claim, ...] = ()
    urgency: Urgency = UNREAD

    @property
    def risk_grade(self) -> Grade | None:
        """The grade of the gravest risk, or None: a text without one is not thereby safe."""
        return self.risks[0].grade if self.risks else None

    @property
    def asks(self) -> bool:
        """Whether the text puts a question."""
        return any(need.kind is NeedKind.QUESTION for need in self.needs)

    @property
    def reopens(self) -> bool:
        """Whether the text, arriving on a closed case, gives somebody something to do."""
        quiet = {NeedKind.THANKS, NeedKind.AUTO_REPLY}
        return bool(self.risks) or not any(need.kind in quiet for need in self.needs)
