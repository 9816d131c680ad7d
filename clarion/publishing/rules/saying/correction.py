"""How words that were said are put right on a network: shown before it is done."""

from dataclasses import dataclass
from enum import StrEnum

from clarion.channels.contract import Capabilities


class Way(StrEnum):
    """What a rendition does to what was said before."""

    SAY = "say"  # nothing was said there
    CHANGE = "change"  # the network lets us put other words in their place
    REPLACE = "replace"  # the old words are taken down, and ours are said
    REPLY = "reply"  # the old words stay, and ours stand below them
    SAY_ANEW = "say_anew"  # the old words stay; ours are said beside them
    LATER = "later"  # nobody knows yet whether the old words stand there: it is left out


class Kind(StrEnum):
    """What a post is among those of one account."""

    POST = "post"  # the words, or one post of their thread
    COMMENT = "comment"  # what the office itself says first below them


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One post that stands there, with its words; an empty `remote_id`: it cannot be named.

    `language` is empty where it is the statement's own.
    """

    remote_id: str
    kind: Kind
    text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What an account has said of this statement. `remote_id`: empty where nothing can be named.

    Of a thread it is the last that can be, since whoever reads the thread comes to it.
    """

    said: bool
    remote_id: str
    unsettled: bool  # on its way, or nobody knows
    posts: tuple[Standing, ...] = ()
    older: tuple[Standing, ...] = ()  # what editions before the newest have left standing there

    @property
    def may_stand(self) -> bool:
        """Whether anything of it stands there, or nobody knows that nothing does."""
        return bool(self.posts) or self.unsettled

    def text_in(self, language: str) -> str:
        """Return what people read there in a language: all posts of the newest edition."""
        return "\n\n".join(one.text for one in self.posts if one.language == language)

    @property
    def names(self) -> tuple[str, ...]:
        """Every post that can be named, those of the newest edition first."""
        named = [one.remote_id for one in (*self.posts, *self.older) if one.remote_id]
        return tuple(dict.fromkeys(named))

    def is_like(self, kinds: tuple[Kind, ...]) -> bool:
        """Say whether each post that stands can get the new words in its place.

        A comment may be added below them; any other number of posts is another thread.
        """
        old = tuple(one.kind for one in self.posts)
        named = all(one.remote_id for one in self.posts)
        return named and kinds in {old, (*old, Kind.COMMENT)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one post does, and to which of those that stand there."""

    way: Way
    said_id: str = ""


NOTHING = Before(said=False, remote_id="", unsettled=False)


def steps_for(way: Way, before: Before, kinds: tuple[Kind, ...]) -> tuple[Step, ...]:
    """Return what each post does; all but the first of a thread stand below the one before."""
    match way:
        case Way.CHANGE if before.posts:
            changes = [Step(way=way, said_id=one.remote_id) for one in before.posts]
            return (*changes, *[Step(way=Way.SAY)] * (len(kinds) - len(changes)))
        case Way.LATER:
            return (Step(way=way),) * len(kinds)
        case Way.REPLACE if before.posts:
            first = Step(way=way, said_id=replaced_by(way, before)[0])
        case Way.CHANGE | Way.REPLACE | Way.REPLY:
            first = Step(way=way, said_id=before.remote_id)
        case _:
            first = Step(way=way)
    return (first, *[Step(way=Way.SAY)] * (len(kinds) - 1))


def replaced_by(way: Way, before: Before) -> tuple[str, ...]:
    """Return the names of all posts that are taken down for new words."""
    if way is not Way.REPLACE:
        return ()
    return before.names or (before.remote_id,)


def way_for(capabilities: Capabilities, before: Before, *, removes: bool = False) -> Way:
    """Return the best that this network allows.

    With `removes` the old words must not be read any more; a network may keep the history of what
    is changed, so there they are taken down.
    """
    if before.unsettled:
        return Way.LATER
    if not before.said:
        return Way.SAY
    takes_down = removes and capabilities.delete and not capabilities.house
    if takes_down and (before.remote_id or before.names):
        return Way.REPLACE
    if not before.remote_id:
        return Way.SAY_ANEW
    if capabilities.edit:
        return Way.CHANGE
    return Way.REPLY if capabilities.threads else Way.SAY_ANEW
