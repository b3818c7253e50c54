"""The languages a customer can be written to in."""

from functools import cache

from PySide6.QtCore import QLocale

_FIRST = ("en", "de")
"""What most are looked for: the languages the app itself speaks."""


@cache
def languages() -> list[tuple[str, str]]:
    """Return (name, ISO 639-1 code) of every language Qt knows, by its own name and in English."""
    known: dict[str, str] = {}
    for language in QLocale.Language:
        code = QLocale.languageToCode(language)
        if len(code) == 2 and code not in known:
            known[code] = _name(language, code)
    rest = sorted((name.casefold(), code) for code, name in known.items() if code not in _FIRST)
    return [(known[code], code) for code in (*_FIRST, *(code for _, code in rest))]


def _name(language: QLocale.Language, code: str) -> str:
    english = QLocale.languageToString(language)
    own = "English" if code == "en" else QLocale(language).nativeLanguageName()
    is_told = bool(own) and QLocale(language).language() == language  # else Qt speaks another
    return f"{own} ({english})" if is_told and own != english else english
