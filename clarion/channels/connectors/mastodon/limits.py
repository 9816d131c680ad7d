"""What one server allows; asked before anything is sent, so that nothing is sent to be refused."""

from dataclasses import dataclass
from typing import Self

from clarion.channels.connectors.mastodon.capabilities import CAPABILITIES
from clarion.channels.contract import Media, Permanent, Reason, length
from clarion.channels.fields import Fields

ALT_CHARACTERS_MAX = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """A server's own limits; ours where it says nothing, or allows more."""

    text: int = CAPABILITIES.text_limit or 0
    media: int = CAPABILITIES.media_limit
    media_bytes: int = CAPABILITIES.media_bytes_max
    alt: int = ALT_CHARACTERS_MAX
    mimes: frozenset[str] = frozenset()  # empty: all pictures

    @classmethod
    def read(cls, instance: Fields) -> Self:
        """Read what a server says of itself (entity Instance, in either version)."""
        rules = instance.maybe("configuration")
        posts, media = rules.maybe("statuses"), rules.maybe("media_attachments")
        ours = cls()
        return cls(
            text=_least(posts, "max_characters", ours.text),
            media=_least(posts, "max_media_attachments", ours.media),
            media_bytes=_least(media, "image_size_limit", ours.media_bytes),
            alt=_least(media, "description_limit", ours.alt),
            mimes=frozenset(media.texts("supported_mime_types")),
        )

    def check(self, text: str, pictures: tuple[Media, ...]) -> None:
        """Refuse what this server would refuse."""
        if length(text, CAPABILITIES.counting) > self.text:
            raise Permanent(Reason.TOO_LONG, f"more than {self.text} characters")
        if len(pictures) > self.media:
            raise Permanent(Reason.MEDIA_REFUSED, f"more than {self.media} pictures")
        for one in pictures:
            if not one.mime.startswith("image/") or (self.mimes and one.mime not in self.mimes):
                raise Permanent(Reason.MEDIA_REFUSED, f"{one.mime} is not taken there")
            if len(one.content) > self.media_bytes:
                raise Permanent(Reason.MEDIA_REFUSED, "a picture is too large")
            if len(one.alt) > self.alt:
                raise Permanent(Reason.MEDIA_REFUSED, "the description of a picture is too long")


def _least(fields: Fields, name: str, ours: int) -> int:
    said = fields.plain().get(name)
    if not isinstance(said, int) or isinstance(said, bool) or said <= 0:
        return ours
    return min(said, ours)
