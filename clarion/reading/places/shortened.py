"""Street, St and Str: what people shorten in the names of places, made one."""

import re
from typing import Final

from clarion.reading.folding import fold

# Each line is one word, written in several ways; "st" is street and saint, so both are one.
_WAYS: Final = """
st street saint sainte ste str strasse strada
rd road
ave avenue av avda avenida
ln lane
dr drive
ct court
pl place plaza plac plaza
sq square
cres crescent
gdns gardens gdn garden
ter terrace terr
cl close
gro grove
hwy highway
pkwy parkway
blvd boulevard bd boul
br bridge
sta station stn
hosp hospital
mt mount mtn mountain
ctr center centre
ul ulica vulytsia
al aleja aleje
os osiedle
pza piazza
vle viale
pca praca
cad cadde caddesi cd
sok sokak sokagi sk
mah mahalle mahallesi
ш шосе
вул вулиця вулиці
просп проспект проспекті пр
пл площа площі
ش شارع
ffordd
heol
stryd
"""
_SAME: Final = {fold(way): line.split()[0] for line in _WAYS.splitlines() for way in line.split()}
_KINDS: Final = (
    "way row hill quay parade walk mews green hall school academy college church chapel library"
    " park surgery theatre wharf roundabout estate river lake farm house mill island beach bay"
    " airport market university cemetery field fields common heath wood forest island"
    " rue chemin route quai calle carrera camino paseo rua travessa via corso vicolo largo"
    " weg allee platz gasse ring ufer damm brucke bulevardul calea soseaua lon rhodfa maes pont"
    " most rynek rondo جسر مدينه محافظه منطقه حي طريق ميدان مستشفي مدرسه جامعه مطار ميناء"
)
# What a name may do without, but hardly a text that means it: words that say what kind it is.
GENERIC: Final = frozenset(_SAME.values()) | frozenset(fold(word) for word in _KINDS.split())
_STREET_AT_THE_END: Final = re.compile(r"(?<=[^\W\d_]{3})str(?:asse)?$")


def canonical(folded: str) -> str:
    """Return what a folded word of a name is compared by: "road" and "rd" become one."""
    if same := _SAME.get(folded):
        return same
    return _STREET_AT_THE_END.sub("str", folded) if "str" in folded else folded


def is_shortened(folded: str) -> bool:
    """Say whether a full stop after this word need not end a sentence."""
    return folded in _SAME and len(folded) <= 5
