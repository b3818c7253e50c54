"""Marks English text in Qt-free code for translation.

Qt's lupdate finds the marks by this function's name; the UI translates what it shows with
``QCoreApplication.translate("core", text)`` and fills in ``{placeholders}`` afterwards.
"""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - lupdate knows this name
    """Return ``text`` unchanged. ``context`` is always ``"core"`` here."""
    del context
    return text
