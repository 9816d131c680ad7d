"""What one may listen for. There is no purpose that is a person."""

from enum import StrEnum


class Purpose(StrEnum):
    """Each watch has one of these, and says in words what it is in this case."""

    SAFETY = "safety"
    INCIDENT = "incident"
    SERVICE = "service"
    RUMOR = "rumor"
    MEDIA = "media"
    CONSULTATION = "consultation"


class TermKind(StrEnum):
    """What a term is: words in a row, a place, or an account that the register names."""

    WORDS = "words"
    PLACE = "place"
    ACCOUNT = "account"


class OfficialKind(StrEnum):
    """Why an account may be watched: it is an office's or a newsroom's, and nobody's own."""

    MEDIA = "media"
    PUBLIC_BODY = "public body"
