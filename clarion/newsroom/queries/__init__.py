"""What stands in the newsroom, and whether a copy of it is true."""

from clarion.newsroom.queries.chains import Chain, chain
from clarion.newsroom.queries.checking import Place, Verdict, Verified, check_code, check_text
from clarion.newsroom.queries.languages import Version, lines_in, version, versions
from clarion.newsroom.queries.offices import offices_behind
from clarion.newsroom.queries.pages import Front, film, front, front_of, picture, statement
from clarion.newsroom.rules.codes import spoken as spoken_code
from clarion.newsroom.rules.sentences import Sentences

__all__ = [
    "Chain",
    "Front",
    "Place",
    "Sentences",
    "Verdict",
    "Verified",
    "Version",
    "chain",
    "check_code",
    "check_text",
    "film",
    "front",
    "front_of",
    "lines_in",
    "offices_behind",
    "picture",
    "spoken_code",
    "statement",
    "version",
    "versions",
]
