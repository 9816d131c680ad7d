"""Packs files and a few words about them into one body, as a form on a web page does (RFC 7578)."""

import hashlib
from collections.abc import Mapping

from clarion.channels.contract import Media


def multipart(words: Mapping[str, str], files: Mapping[str, Media]) -> tuple[str, bytes]:
    """Return the content type and the body: the words first, then each file under its name."""
    parts = [
        (f'Content-Disposition: form-data; name="{name}"', said.encode())
        for name, said in words.items()
    ]
    parts += [
        (
            f'Content-Disposition: form-data; name="{name}"; filename="{_quoted(medium.name)}"\r\n'
            f"Content-Type: {_one_line(medium.mime)}",
            medium.content,
        )
        for name, medium in files.items()
    ]
    # Drawn from everything within, so that nobody can write it into a file or its description.
    everything = b"\r\n".join(content for _, content in parts)
    boundary = f"clarion-{hashlib.sha256(everything).hexdigest()}"
    body = b"".join(
        f"--{boundary}\r\n{head}\r\n\r\n".encode() + content + b"\r\n" for head, content in parts
    )
    return f"multipart/form-data; boundary={boundary}", body + f"--{boundary}--\r\n".encode()


def _quoted(name: str) -> str:
    return _one_line(name).replace('"', "%22") or "file"


def _one_line(words: str) -> str:
    return words.replace("\r", " ").replace("\n", " ")
