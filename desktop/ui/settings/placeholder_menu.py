"""The placeholders by what they stand for, to choose from."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.core.placeholders import Placeholder, meant, unknown

translate = QCoreApplication.translate  # the name by which lupdate finds the words

_NAMES = {
    Placeholder.CUSTOMER: QT_TRANSLATE_NOOP("placeholders", "Customer’s name"),
    Placeholder.SERVICE: QT_TRANSLATE_NOOP("placeholders", "Service"),
    Placeholder.STAFF: QT_TRANSLATE_NOOP("placeholders", "Staff member"),
    Placeholder.DATE: QT_TRANSLATE_NOOP("placeholders", "Date"),
    Placeholder.TIME: QT_TRANSLATE_NOOP("placeholders", "Time"),
    Placeholder.SALON: QT_TRANSLATE_NOOP("placeholders", "Salon’s name"),
    Placeholder.LINK: QT_TRANSLATE_NOOP("placeholders", "Join link, when online"),
    Placeholder.ADDRESS: QT_TRANSLATE_NOOP("placeholders", "Salon’s address, when there"),
    Placeholder.PHONE: QT_TRANSLATE_NOOP("placeholders", "Salon’s phone"),
}
MOST_NAMED = 3
"""So many slips are named at once; the others wait until these are mended."""


class PlaceholderButton(QPushButton):
    """``chosen`` has what to write into the text, braces and all."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("&Insert placeholder"), parent)
        self.setAutoDefault(False)
        menu = QMenu(self)
        for placeholder, name in _NAMES.items():
            action = menu.addAction(
                f"{translate('placeholders', str(name))}\t{placeholder.written}"
            )
            action.setData(placeholder.written)
        menu.triggered.connect(lambda action: self.chosen.emit(action.data()))
        self.setMenu(menu)


def slips(text: str, *, while_typing: bool) -> str:
    """Say which placeholders there are not; the one just being typed is no slip yet."""
    found = [one for one in unknown(text) if not while_typing or one[0] + one[-1] == "{}"]
    return "\n".join(_slip(one) for one in found[:MOST_NAMED])


def _slip(written: str) -> str:
    close = meant(written)
    if close is None:
        words = translate("placeholders", "There is no placeholder {written}.")
        return words.format(written=written)
    words = translate(
        "placeholders", "There is no placeholder {written}. Did you mean {placeholder}?"
    )
    return words.format(written=written, placeholder=close.written)
