"""The language the app speaks: the one asked for, else the first of the system's that it knows."""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

from desktop.services import translations

log = logging.getLogger(__name__)

ENGLISH = "en"
"""What the app is written in; it needs no translation."""


def languages(folder: Path | None = None) -> list[tuple[str, str]]:
    """Code and own name of each language the app speaks, such as ``("de", "Deutsch")``, by name."""
    names = {code: QLocale(code).nativeLanguageName() or code for code in _codes(folder)}
    names[ENGLISH] = "English"  # and not "American English"
    return sorted(names.items(), key=lambda one: one[1].casefold())


def chosen(wanted: str, folder: Path | None = None, system: QLocale | None = None) -> str:
    """The code of the language to speak when ``wanted`` is asked for; empty asks for the system's.

    The system's, too, when the app does not know ``wanted``; English when it knows none of them.
    """
    known = {ENGLISH, *_codes(folder)}
    for name in [wanted, *(system or QLocale.system()).uiLanguages()]:
        code = name.replace("_", "-").partition("-")[0]
        if code in known:
            return code
    return ENGLISH


def speak(app: QCoreApplication, wanted: str, folder: Path | None = None) -> str:
    """Speak ``wanted`` (see :func:`chosen`) from now on; returns the code of what is spoken.

    Every widget hears of it by one ``QEvent.LanguageChange`` as soon as the event loop turns, even
    if the language is the same as before; what it shows stays until it asks for its words again.
    """
    code = chosen(wanted, folder)
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.setParent(None)  # nobody holds it any more: gone at once
    if code != ENGLISH:
        _install(_QtWords(app, code))
        _install(_OurWords(app, translations.file_of(code, folder or translations.folder())))
    QCoreApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))
    return code


def _codes(folder: Path | None) -> list[str]:
    return translations.languages(folder or translations.folder())


class _QtWords(QTranslator):
    """What Qt itself says: Cancel, Copy, the names of fields in its own dialogs."""

    def __init__(self, app: QCoreApplication, code: str) -> None:
        super().__init__(app)
        self.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


class _OurWords(QTranslator):
    def __init__(self, app: QCoreApplication, file: Path) -> None:
        super().__init__(app)
        try:
            self._words = translations.compiled(file)  # Qt reads them where they are: keep them
        except (OSError, SyntaxError):
            log.exception("no words from %s", file.name)
            return
        self.load(self._words)


def _install(translator: QTranslator) -> None:
    if translator.isEmpty():
        log.warning("%s: no words", type(translator).__name__)
    else:
        QCoreApplication.installTranslator(translator)
