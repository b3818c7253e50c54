"""The guides that came with the app, as it shows them itself: without their pictures."""

import re
from enum import StrEnum
from pathlib import Path

ENGLISH = "en"
"""What each guide is written in, and what is read where there is no translation."""

_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n+", re.MULTILINE)
_LINK = re.compile(r"([a-z]+)(?:\.([a-z]{2,3}))?\.md")


class Guide(StrEnum):
    """Each is ``resources/docs/<its value>.md``, in Markdown; translated ``<its value>.de.md``."""

    OWNER = "owner"
    IT = "it"


def file_name(guide: Guide, language: str = ENGLISH) -> str:
    return f"{guide}.md" if language == ENGLISH else f"{guide}.{language}.md"


def linked_guide(link: str) -> tuple[Guide, str] | None:
    """Return the guide, and its language, to which a link in one of them leads."""
    found = _LINK.fullmatch(link)
    if found is None or found[1] not in set(Guide):
        return None
    return Guide(found[1]), found[2] or ENGLISH


def read_guide(guide: Guide, resources: Path, language: str = ENGLISH) -> str:
    """Return the Markdown. The pictures stay on the web page: they are larger than all words.

    Raises OSError: the installation is broken.
    """
    file = resources / "docs" / file_name(guide, language)
    if not file.is_file():
        file = resources / "docs" / file_name(guide)
    return _PICTURE.sub("", file.read_text(encoding="utf-8"))
