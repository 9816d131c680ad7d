"""What one text says: its language, its dangers, its questions and wishes, and why we think so."""

from clarion.reading.keywords import KeywordList
from clarion.reading.quote import Quote
from clarion.reading.reader import Reader
from clarion.reading.reading import (
    UNKNOWN_LANGUAGE,
    Category,
    CategoryKind,
    Grade,
    KeywordHit,
    Language,
    LifeRisk,
    LifeRiskLevel,
    Need,
    NeedKind,
    Reading,
    Risk,
    RiskKind,
)

__all__ = [
    "UNKNOWN_LANGUAGE",
    "Category",
    "CategoryKind",
    "Grade",
    "KeywordHit",
    "KeywordList",
    "Language",
    "LifeRisk",
    "LifeRiskLevel",
    "Need",
    "NeedKind",
    "Quote",
    "Reader",
    "Reading",
    "Risk",
    "RiskKind",
]
