"""Read messages with the lexicon, the office's own words and its own places."""

from collections.abc import Sequence

from clarion.desk.models import KeywordList
from clarion.desk.rules.first_look import FirstLook, first_look
from clarion.places import queries as places
from clarion.postroom.queries import MessageNow
from clarion.reading import KeywordList as Words
from clarion.reading import Reader
from clarion.reading.meaning import bundled_encoder, is_built


def look_over(messages: Sequence[MessageNow], *, office_id: int) -> list[FirstLook]:
    """Return the first look at each message, in order."""
    reader = Reader.compile(
        (
            Words(name=one.name, terms=tuple(one.terms), weight=one.weight, route=_team(one))
            for one in KeywordList.objects.of(office_id).select_related("team").order_by("id")
        ),
        gazetteer=places.gazetteer(office_id=office_id),
        encode=bundled_encoder().encode if is_built() else None,
    )
    readings = reader.read_many(f"{one.subject}\n{one.text}".strip() for one in messages)
    return [
        first_look(reading, automatic=message.automatic)
        for reading, message in zip(readings, messages, strict=True)
    ]


def _team(words: KeywordList) -> str:
    return words.team.name if words.team else ""
