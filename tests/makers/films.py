"""Small films, put together box by box, that say where and when they were taken."""

import struct

WHERE = b"+51.5007-000.1246/"
DEVICE = b"Pocket Camera 3"
SEEN, HEARD = b"picture!" * 4, b"sound..." * 2
MEASURED, BETWEEN = b"51.5,-0.12" * 2, b"serial 8675309"
WHEN = 3_868_900_000


def box(kind: bytes, *inside: bytes) -> bytes:
    """One box."""
    content = b"".join(inside)
    return struct.pack(">I4s", 8 + len(content), kind) + content


def an_mp4(
    *, brand: bytes = b"isom", where: bytes = WHERE, more: bytes = b"", often: int = 1
) -> bytes:
    """A film with pictures, sound and a track of what was measured; `more` stands at its end."""
    ftyp = box(b"ftyp", brand, bytes(4), b"isom" if brand == b"isom" else brand)
    begin = len(ftyp) + 8
    mdat = box(b"mdat", SEEN, BETWEEN, HEARD, MEASURED)
    heard = begin + len(SEEN) + len(BETWEEN)
    moov = box(
        b"moov",
        box(b"mvhd", struct.pack(">IIIII", 0, WHEN, WHEN, 1000, 2000), bytes(80)),
        box(b"udta", box(b"\xa9xyz", where)),
        a_track(b"vide", begin, len(SEEN), entry=b"avc1", often=often),
        a_track(b"soun", heard, len(HEARD), entry=b"mp4a"),
        a_track(b"meta", heard + len(HEARD), len(MEASURED), entry=b"gpmd"),
        box(b"meta", bytes(4), b"model" + DEVICE),
    )
    return ftyp + mdat + moov + box(b"uuid", b"0123456789abcdef", where) + more


def a_track(handler: bytes, place: int, size: int, *, entry: bytes, often: int = 1) -> bytes:
    """A track of one sample, or of the same one very often."""
    by = DEVICE.ljust(32, b"\0") if entry != b"mp4a" else bytes(32)
    of = box(entry, bytes(42), by, bytes(4))
    return box(
        b"trak",
        box(b"tkhd", struct.pack(">IIII", 7, WHEN, WHEN, 1), bytes(68)),
        box(
            b"mdia",
            box(b"mdhd", struct.pack(">IIIII", 0, WHEN, WHEN, 1000, 2000), bytes(4)),
            box(b"hdlr", bytes(8), handler, bytes(12), DEVICE + b"\0"),
            box(
                b"minf",
                box(b"vmhd", bytes(12)),
                box(
                    b"stbl",
                    box(b"stsd", struct.pack(">II", 0, 1), of),
                    box(b"stts", struct.pack(">IIII", 0, 1, 1, 2000)),
                    box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 1, 1)),
                    box(b"stsz", struct.pack(">III", 0, size, often)),
                    box(b"stco", struct.pack(f">II{often}I", 0, often, *[place] * often)),
                ),
            ),
        ),
    )
