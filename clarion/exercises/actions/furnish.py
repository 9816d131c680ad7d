"""Furnish the exercise office: teams, colleagues, ready and standing words, streets."""

from datetime import datetime, timedelta

from django.db import transaction

from clarion.channels.contract import Edge
from clarion.desk.actions import write_keyword_list, write_snippet
from clarion.exercises.actions.casting import administrator
from clarion.exercises.actions.hiring import hire
from clarion.exercises.rules.office import town_office
from clarion.kit.actor import Actor
from clarion.people.actions import open_team
from clarion.places.actions import add_place
from clarion.signoff.actions import agree_to_standing_word, begin_standing_word

_SNIPPETS_LAST = timedelta(days=365)


@transaction.atomic
def furnish(*, office_id: int, by: Actor, at: datetime) -> None:
    """Put everything in its place that stands in `merrowby/office.toml`."""
    town = town_office()
    teams = {name: open_team(name=name, by=by, at=at) for name in town.teams}
    staff = {
        one.id: hire(one, team_id=teams.get(one.team), by=by, at=at) for one in town.colleagues
    }
    _give_standing_words(by, at)
    for words in town.keyword_lists:
        write_keyword_list(
            name=words.name,
            terms=words.terms,
            weight=words.weight,
            team_id=teams[words.team],
            by=by,
            at=at,
        )
    for snippet in town.snippets:
        write_snippet(
            title=snippet.title,
            text=snippet.text,
            rumour=snippet.rumour,
            language=snippet.language,
            owner_id=staff[snippet.owner],
            expires_on=(at + _SNIPPETS_LAST).date(),
            by=by,
            at=at,
        )
    for place in town.places:
        add_place(
            name=place.name,
            kind=place.kind,
            other_names=(),
            lat=str(place.lat),
            lon=str(place.lon),
            area="",
            by=by,
            at=at,
        )


def _give_standing_words(by: Actor, at: datetime) -> None:
    """The director puts them forward, the administrator agrees."""
    second = administrator(by.office_id)
    for word in town_office().standing_words:
        standing_id = begin_standing_word(
            sentence=word.sentence,
            roles=word.roles,
            networks=frozenset(),
            edges=frozenset(Edge),
            life_risk=word.life_risk,
            by=by,
            at=at,
        )
        if second is not None:
            agree_to_standing_word(standing_id=standing_id, by=second, at=at)
