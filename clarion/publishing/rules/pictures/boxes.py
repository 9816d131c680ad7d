"""What an MP4 says of where, when and with what it was taken is overwritten; nothing moves by that.

The file is not decoded, nor encoded anew: its boxes are walked, and everything that is not needed
to play picture and sound becomes empty space of the same size. Of the bytes themselves those stay
that a track of pictures or of sound names as its own; what a device wrote between them does not.

Source: ISO/IEC 14496-12 (ISO base media file format), sections 4.2 and 8.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

BOXES_MAX = 5_000
SAMPLES_MAX = 2_000_000  # six hours of film and sound
_BRANDS = frozenset(
    {b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V "}
)
# What is needed to play it, by what it stands in. Whatever else stands there is emptied.
_NEEDED = {
    b"": frozenset({b"ftyp", b"moov", b"mdat"}),
    b"moov": frozenset({b"mvhd", b"trak"}),
    b"trak": frozenset({b"tkhd", b"mdia", b"edts"}),
    b"edts": frozenset({b"elst"}),
    b"mdia": frozenset({b"mdhd", b"hdlr", b"minf", b"elng"}),
    b"minf": frozenset({b"vmhd", b"smhd", b"dinf", b"stbl"}),
    b"dinf": frozenset({b"dref"}),
    b"stbl": frozenset(
        {b"stsd", b"stts", b"ctts", b"cslg", b"stss", b"stsc", b"stsz", b"stco", b"co64"}
        | {b"sdtp", b"sgpd", b"sbgp", b"stps"}
    ),
}
_PLAYED = (b"vide", b"soun")
# What every browser plays, whatever machine it runs on: H.264, and AAC or MP3.
_SHOWN = {b"vide": frozenset({b"avc1", b"avc3"}), b"soun": frozenset({b"mp4a"})}
_CALLED = {b"vide": ("pictures are", "H.264"), b"soun": ("sound is", "AAC")}
_KNOWN_AS = {b"hvc1": "H.265", b"hev1": "H.265", b"mp4v": "MPEG-4 Part 2", b"av01": "AV1"}
_TIMED = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_ENTRY_HEAD = 16  # of a kind of sample, before what its kind adds
_COMPRESSOR = slice(50, 82)  # by what a picture was encoded, in letters


class Unfit(ValueError):
    """It is no MP4 that we can answer for; says why, for whoever mends it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box: its kind, where it begins and ends, and where what it holds begins."""

    kind: bytes
    start: int
    inside: int
    end: int


@dataclass(slots=True, kw_only=True)
class _Track:
    """What was found of one track."""

    box: Box
    kind: bytes = b""
    entries: list[bytes] = field(default_factory=list)  # how it is encoded
    tables: dict[bytes, Box] = field(default_factory=dict)


def stripped(content: bytes) -> bytes:
    """Return the same film, as long as it was, without what it says of itself; raises `Unfit`."""
    if b"moof" in {box.kind for box in _boxes(content, 0, len(content), [0])}:
        raise Unfit("it is saved in fragments")
    film = _Film(content)
    film.walk()
    return film.emptied()


class _Film:
    """A film on its way through: what was read of it, and what is left of it."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._left = bytearray(content)
        self._count = [0]
        self._tracks: list[_Track] = []
        self._bytes: list[Box] = []
        self._seen: list[bytes] = []

    def walk(self) -> None:
        """Look at every box; what is not needed is emptied at once."""
        for box in self._inside(b"", 0, len(self._content)):
            if not self._seen and box.kind != b"ftyp":
                raise Unfit("it does not begin as an MP4 does")
            self._seen.append(box.kind)
            match box.kind:
                case b"ftyp":
                    self._brand(box)
                case b"mdat":
                    self._bytes.append(box)
                case b"moov":
                    self._movie(box)
        if self._seen.count(b"ftyp") != 1 or self._seen.count(b"moov") != 1:
            raise Unfit("it says nothing of what is in it, or says it twice")

    def emptied(self) -> bytes:
        """Return what is left: of the bytes those that a picture or a sound is made of."""
        played = [one for one in self._tracks if one.kind in _PLAYED]
        if not any(one.kind == b"vide" for one in played):
            raise Unfit("there are no pictures in it")
        for one in played:
            _must_play(one)
        for one in self._tracks:
            if one not in played:
                self._empty(one.box)
        for box in self._bytes:
            self._left[box.inside : box.end] = bytes(box.end - box.inside)
        budget = [SAMPLES_MAX]
        copied = 0
        for one in played:
            for start, end in _samples(self._content, one.tables, budget):
                if not any(box.inside <= start and end <= box.end for box in self._bytes):
                    raise Unfit("a picture or a sound lies outside of the file")
                copied += end - start
                if copied > len(self._content):
                    raise Unfit("it names the same pictures again and again")
                self._left[start:end] = self._content[start:end]
        return bytes(self._left)

    def _inside(self, kind: bytes, start: int, end: int) -> Iterator[Box]:
        needed = _NEEDED[kind]
        for box in _boxes(self._content, start, end, self._count):
            if box.kind in needed:
                yield box
            else:
                self._empty(box)

    def _empty(self, box: Box) -> None:
        self._left[box.start + 4 : box.start + 8] = b"free"
        self._left[box.inside : box.end] = bytes(box.end - box.inside)

    def _brand(self, box: Box) -> None:
        brands = self._content[box.inside : box.end]
        named = {brands[at : at + 4] for at in range(0, len(brands), 4) if at != 4}
        if not named & _BRANDS:
            raise Unfit("it is another kind of film than MP4")

    def _movie(self, movie: Box) -> None:
        for box in self._inside(b"moov", movie.inside, movie.end):
            if box.kind == b"trak":
                track = _Track(box=box)
                self._tracks.append(track)
                self._track(track, b"trak", box)
            else:
                self._forget_when(box)

    def _track(self, track: _Track, kind: bytes, within: Box) -> None:
        for box in self._inside(kind, within.inside, within.end):
            if box.kind in _NEEDED:
                self._track(track, box.kind, box)
                continue
            if box.kind in track.tables:
                raise Unfit("it says something of a track twice")
            track.tables[box.kind] = box
            self._forget_when(box)
            if box.kind == b"hdlr":
                track.kind = self._kind_of(box)
            elif box.kind == b"stsd":
                self._forget_with_what(box, track)

    def _forget_when(self, box: Box) -> None:
        if box.kind not in _TIMED:
            return
        long = _at(self._content, box.inside, 1, box.end) == 1
        until = box.inside + (20 if long else 12)
        if until > box.end:
            raise Unfit("a box is cut short")
        self._left[box.inside + 4 : until] = bytes(until - box.inside - 4)

    def _kind_of(self, box: Box) -> bytes:
        """Return what a track is of; the name of the device behind it goes."""
        if box.end - box.inside < 24:
            raise Unfit("a box is cut short")
        self._left[box.inside + 12 : box.end] = bytes(box.end - box.inside - 12)
        return self._content[box.inside + 8 : box.inside + 12]

    def _forget_with_what(self, box: Box, track: _Track) -> None:
        for entry in _boxes(self._content, box.inside + 8, box.end, self._count):
            track.entries.append(entry.kind)
            if entry.end - entry.start < _ENTRY_HEAD:
                raise Unfit("a box is cut short")
            if entry.kind in (b"encv", b"enca"):
                raise Unfit("it is locked with a key")
            if entry.kind[:3] in (b"avc", b"hvc", b"hev", b"av0", b"vp0", b"mp4"):
                begin, end = entry.start + _COMPRESSOR.start, entry.start + _COMPRESSOR.stop
                if entry.kind != b"mp4a" and end <= entry.end:
                    self._left[begin:end] = bytes(32)


def _must_play(track: _Track) -> None:
    """Refuse pictures that many browsers would leave black, and sound that they would not play."""
    for kind in track.entries:
        if kind not in _SHOWN[track.kind]:
            letters = "".join(sign for sign in kind.decode("latin-1") if sign.isalnum())
            named = _KNOWN_AS.get(kind) or letters or "something unknown"
            what, better = _CALLED[track.kind]
            raise Unfit(
                f"its {what} encoded as {named}, which not every browser plays; {better} is played "
                "everywhere"
            )


def _boxes(content: bytes, start: int, end: int, count: list[int]) -> Iterator[Box]:
    """Yield the boxes that lie one behind the other between two places; raises `Unfit`."""
    while start < end:
        count[0] += 1
        if count[0] > BOXES_MAX:
            raise Unfit("it has too many boxes")
        size, inside = _at(content, start, 4, end), start + 8
        kind = content[start + 4 : start + 8]
        if size == 1:
            size, inside = _at(content, inside, 8, end), inside + 8
        elif size == 0:
            size = end - start
        if start + size > end or inside > start + size:
            raise Unfit("a box is cut short, or reaches beyond what it stands in")
        yield Box(kind=kind, start=start, inside=inside, end=start + size)
        start += size


def _at(content: bytes, start: int, size: int, end: int) -> int:
    """Return a number of so many bytes; raises `Unfit` where there are fewer."""
    if start + size > end:
        raise Unfit("a box is cut short")
    return int.from_bytes(content[start : start + size], "big")


def _samples(
    content: bytes, tables: dict[bytes, Box], budget: list[int]
) -> Iterator[tuple[int, int]]:
    """Yield from where to where the bytes of a track lie, chunk by chunk."""
    where = tables.get(b"stco") or tables.get(b"co64")
    runs, sizes = tables.get(b"stsc"), tables.get(b"stsz")
    if not (where and runs and sizes and b"stsd" in tables):
        raise Unfit("a track does not say where its bytes are")
    width = 4 if where.kind == b"stco" else 8
    places = list(_table(content, where, 4, width, budget))
    same = _at(content, sizes.inside + 4, 4, sizes.end)
    total = _at(content, sizes.inside + 8, 4, sizes.end)
    lengths = [] if same else list(_table(content, sizes, 8, 4, budget))
    sample = 0
    for number, many in _per_chunk(content, runs, len(places), budget):
        if sample + many > total:
            raise Unfit("a track names more pieces than it has")
        long = same * many if same else sum(lengths[sample : sample + many])
        sample += many
        yield places[number], places[number] + long


def _per_chunk(
    content: bytes, runs: Box, chunks: int, budget: list[int]
) -> Iterator[tuple[int, int]]:
    """Yield each chunk with how many samples lie in it."""
    rows = list(_table(content, runs, 4, 12, budget))
    firsts = [row >> 64 for row in rows]
    if firsts and (firsts[0] != 1 or firsts != sorted(set(firsts)) or firsts[-1] > max(chunks, 1)):
        raise Unfit("a track counts its pieces wrongly")
    for place, row in enumerate(rows):
        until = firsts[place + 1] if place + 1 < len(rows) else chunks + 1
        many = (row >> 32) & 0xFFFFFFFF
        for number in range(firsts[place], until):
            yield number - 1, many


def _table(content: bytes, box: Box, head: int, width: int, budget: list[int]) -> Iterator[int]:
    """Yield the rows of a table, whose number stands behind its head; raises `Unfit`."""
    count = _at(content, box.inside + head, 4, box.end)
    budget[0] -= count
    if budget[0] < 0:
        raise Unfit("it has too many pieces")
    begin = box.inside + head + 4
    if begin + count * width > box.end:
        raise Unfit("a box is cut short")
    for at in range(begin, begin + count * width, width):
        yield int.from_bytes(content[at : at + width], "big")
