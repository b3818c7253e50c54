"""A price, with the currency of the salon's country beside it."""

from decimal import Decimal

from PySide6.QtCore import QLocale, QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.core.prices import TYPED, price_text, price_typed
from desktop.ui.spoken import locale


class PriceField(QWidget):
    """Takes commas and points alike, and nothing that makes no price."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setValidator(QRegularExpressionValidator(QRegularExpression(TYPED), self.field))
        self.field.setPlaceholderText(self.tr("none"))
        self.field.setMaximumWidth(self.field.fontMetrics().averageCharWidth() * 22)
        self.currency = QLabel()
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        row.addWidget(self.currency)
        row.addStretch()
        self.field.textEdited.connect(self.edited)

    def set_country(self, country: str) -> None:
        """Name the currency of a country (ISO 3166-1 alpha-2); none while that is not known."""
        self.currency.setText(currency_of(country))
        self.field.setAccessibleDescription(self.currency.text())

    def show_price(self, price: Decimal | None) -> None:
        """Show a price; as it was typed where that is the same one."""
        if price != self.price():
            point = locale().decimalPoint()
            self.field.setText(price_text(price, point if point in ".," else "."))

    def price(self) -> Decimal | None:
        return price_typed(self.field.text())


def currency_of(country: str) -> str:
    """Return the ISO 4217 code of a country's currency, empty where it is not known."""
    territory = QLocale.codeToTerritory(country)
    if territory == QLocale.Country.AnyTerritory:
        return ""
    there = QLocale(QLocale.Language.AnyLanguage, territory)
    return there.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
