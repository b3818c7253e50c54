"""The translations that came with the app, read from Qt Linguist's own files.

``resources/translations/trimsy_desk_<language>.ts`` is what people translate and what is shipped.
Qt itself reads only the compiled form of it, which ``lrelease`` makes; :func:`compiled` makes the
same in memory, so that neither a checkout nor an installation nor a package needs a step for it.

A ``QTranslator`` written in Python would need no compiling, but Qt holds a lock while it asks one:
a thread that asks for a word then waits for the interpreter, while the thread that has the
interpreter waits for that lock to change the language. Measured: they wait for ever.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from struct import pack

from desktop.services import places

_STEM = "trimsy_desk_"

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES, _LANGUAGE = 0x42, 0x69, 0xA7
_END, _TRANSLATION, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8


@dataclass(frozen=True, slots=True)
class Message:
    """``translation`` stands for ``source`` where ``context`` says it."""

    context: str
    source: str
    comment: str
    translation: str


def folder() -> Path:
    return places.resources() / "translations"


def languages(where: Path) -> list[str]:
    """Codes of the languages there are translations for, such as ``de``, sorted."""
    return sorted(file.stem.removeprefix(_STEM) for file in where.glob(f"{_STEM}*.ts"))


def file_of(language: str, where: Path) -> Path:
    return where / f"{_STEM}{language}.ts"


def finished(file: Path) -> Iterator[Message]:
    """What is translated in ``file``, without what its translators have not settled yet.

    Raises OSError, and SyntaxError (``ET.ParseError``) for what is no such file.
    """
    root = ET.fromstring(file.read_bytes())  # noqa: S314 - came with the app, as its code did
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and not translation.get("type") and translation.text:
                name, source = context.findtext("name", ""), message.findtext("source", "")
                yield Message(name, source, message.findtext("comment", ""), translation.text)


def compiled(file: Path) -> bytes:
    """``file`` in the form ``QTranslator.load`` reads. Raises as :func:`finished` does."""
    offsets, messages = [], bytearray()
    for message in finished(file):
        source, comment = message.source.encode(), message.comment.encode()
        offsets.append(pack(">II", _hash(source + comment), len(messages)))
        messages += _part(_TRANSLATION, message.translation.encode("utf-16-be"))
        messages += _part(_COMMENT, comment) + _part(_SOURCE, source)
        messages += _part(_CONTEXT, message.context.encode()) + bytes([_END])
    language = file.stem.removeprefix(_STEM).encode()
    return (
        _MAGIC
        + _part(_LANGUAGE, language)
        + _part(_HASHES, b"".join(sorted(offsets)))
        + _part(_MESSAGES, bytes(messages))
    )


def _part(tag: int, content: bytes) -> bytes:
    """A tag, the length in bytes, and the content: what the whole form is made of."""
    return pack(">BI", tag, len(content)) + content


def _hash(text: bytes) -> int:
    """The hash Qt looks a text up by (that of ELF object files), which is never 0."""
    made = 0
    for byte in text:
        made = (made << 4) + byte
        high = made & 0xF0000000
        made = (made ^ (high >> 24)) & ~high
    return made or 1
