"""What customers are told of the salon: where it is, its phone, and in which language."""

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.core.messages import LANGUAGES
from desktop.core.models import Salon
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, add_field, form_layout
from desktop.ui.messages.message_words import LANGUAGE_NAMES
from desktop.ui.spoken import locale, one_line


class Contact(NamedTuple):
    """As it stands in the fields; ``language`` is an ISO 639-1 code."""

    address: str
    phone: str
    language: str

    def onto(self, salon: Salon) -> Salon:
        return replace(salon, address=self.address, phone=self.phone, language=self.language)


class ContactFields(QWidget):
    """Proposes the language the app speaks while the salon has no name."""

    edited = Signal()

    def __init__(self, calm: CalmWheel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address, self.phone = QLineEdit(), QLineEdit()
        self.language = QComboBox()
        for code in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        calm.guard(self.language)
        form = form_layout()
        form.setContentsMargins(0, 0, 0, 0)
        add_field(
            form,
            self.tr("&Address"),
            self.address,
            plain_label(self.tr("Street, postcode and town, as customers read them."), "hint"),
        )
        add_field(form, self.tr("&Phone"), self.phone)
        add_field(
            form,
            self.tr("&Language of messages"),
            self.language,
            plain_label(self.tr("For customers who have no language of their own."), "hint"),
        )
        self.setLayout(form)
        self.address.textEdited.connect(self.edited)
        self.phone.textEdited.connect(self.edited)
        self.language.currentIndexChanged.connect(self.edited)

    def show_salon(self, salon: Salon) -> None:
        for field, text in ((self.address, salon.address), (self.phone, salon.phone)):
            field.setText(text)
            field.setCursorPosition(0)
        self._choose(salon.language if salon.name else spoken_language(salon.language))

    def typed(self) -> Contact:
        return Contact(
            one_line(self.address.text()), one_line(self.phone.text()), self.language.currentData()
        )

    def _choose(self, code: str) -> None:
        if self.language.findData(code) < 0:  # from a later version, which has words for it
            self.language.addItem(code, code)
        self.language.setCurrentIndex(self.language.findData(code))


def spoken_language(otherwise: str) -> str:
    """Return the language the app speaks if there are messages in it."""
    code = QLocale.languageToCode(locale().language())
    return code if code in LANGUAGES else otherwise
